/** The centre's own certificate authority for cars: its keys lie sealed in the database and are the same for every replica. */
import 'reflect-metadata'
import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  type PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509Certificates,
  X509CrlGenerator,
} from '@peculiar/x509'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database/db.ts'
import { Invalid } from '../../platform/errors.ts'
import { replaceSecret, sharedSecret } from '../../platform/secrets.ts'

const { subtle } = webcrypto
const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 3600_000
const year = 366 * day

/** PEM. */
export interface KeyPair {
  key: string
  cert: string
}

export interface Authority {
  /** The CA's certificate, PEM. */
  ca: string
  /** base64url(SHA-256) of the CA's certificate: the second half of an enrolment code. */
  fingerprint: string
  /** The centre's own certificate for both doors. */
  server: KeyPair
  /** Shared by the replicas, so that a car may resume its TLS session at any of them. 48 bytes. */
  ticketKeys: Buffer
  /** CA and nothing else, as base64 PKCS #7. */
  chain: string
  /**
   * A certificate for the key of a PKCS #10 request; the subject asked for is not looked at.
   * @throws Invalid when it is no request, its signature is wrong, or the key is weaker than P-256.
   */
  issue(request: Buffer, carId: string, now: Date): Promise<{ serial: string; endsAt: Date; pkcs7: string }>
  /** PEM: these serial numbers (hex) count no longer (RFC 5280); for a door that cannot ask us at every CONNECT. Good for 30 days. */
  revocationList(revoked: readonly { serial: string; at: Date }[], now: Date): Promise<string>
}

interface Signer {
  certificate: X509Certificate
  key: webcrypto.CryptoKey
}

export async function openAuthority(db: Db, config: Config, now: Date): Promise<Authority> {
  const kept = await sharedSecret(db, config.SECRET, 'link-ca', () => makeCa(now))
  const signer: Signer = {
    certificate: new X509Certificate(kept.cert),
    key: await subtle.importKey('pkcs8', Buffer.from(kept.key, 'base64'), p256, false, ['sign']),
  }
  const tickets = await sharedSecret(db, config.SECRET, 'link-tls-tickets', () => ({ keys: randomBytes(48).toString('base64') }))
  return {
    ca: signer.certificate.toString('pem'),
    fingerprint: createHash('sha256').update(Buffer.from(signer.certificate.rawData)).digest('base64url'),
    server: await serverCertificate(db, config, signer, now),
    ticketKeys: Buffer.from(tickets.keys, 'base64'),
    chain: new X509Certificates([signer.certificate]).export('base64'),
    issue: (request, carId, at) => issue(signer, config.CERTIFICATE_DAYS, request, carId, at),
    revocationList: (revoked, at) => revocationList(signer, revoked, at),
  }
}

/** One for each name the centre is reached by; made anew two months before it ends. */
async function serverCertificate(db: Db, config: Config, signer: Signer, now: Date): Promise<KeyPair> {
  const name = `link-server ${config.CAR_HOST}`
  const make = () => makeServer(signer, config.CAR_HOST, now)
  const kept = await sharedSecret(db, config.SECRET, name, make)
  if (new X509Certificate(kept.cert).notAfter.getTime() - now.getTime() > 60 * day) return kept
  const next = await make()
  await replaceSecret(db, config.SECRET, name, next)
  return next
}

/** First byte 1 … 127: positive, and of one length everywhere. */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x01
  return bytes.toString('hex')
}

async function makeCa(now: Date): Promise<KeyPair> {
  const keys = await subtle.generateKey(p256, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: 'CN=Tsunagu car authority',
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 20 * year),
    signingAlgorithm: p256,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: Buffer.from(await subtle.exportKey('pkcs8', keys.privateKey)).toString('base64'), cert: certificate.toString('pem') }
}

async function makeServer(signer: Signer, host: string, now: Date): Promise<KeyPair> {
  const keys = await subtle.generateKey(p256, true, ['sign', 'verify'])
  const names = [...new Set([host, 'localhost', '127.0.0.1'])].map((value) => ({
    type: isIP(value) ? ('ip' as const) : ('dns' as const),
    value,
  }))
  const certificate = await sign(signer, {
    subject: `CN=${host}`,
    publicKey: keys.publicKey,
    from: new Date(now.getTime() - day),
    until: new Date(now.getTime() + 2 * year),
    use: ExtendedKeyUsage.serverAuth,
    more: [new SubjectAlternativeNameExtension(names)],
  })
  const key = Buffer.from(await subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`, cert: certificate.toString('pem') }
}

const curves = new Set(['P-256', 'P-384', 'P-521'])

async function issue(signer: Signer, days: number, request: Buffer, carId: string, now: Date) {
  const asked = readRequest(request)
  const { namedCurve } = asked.publicKey.algorithm as { namedCurve?: string }
  // proof of possession, and no key that is weaker than the CA's own
  if (!namedCurve || !curves.has(namedCurve) || !(await asked.verify().catch(() => false))) throw new Invalid({ _: 'invalid' })
  // whole seconds, as certificates have them
  const endsAt = new Date(Math.floor((now.getTime() + days * day) / 1000) * 1000)
  const certificate = await sign(signer, {
    subject: `CN=${carId}`,
    publicKey: asked.publicKey,
    // a car whose clock is a little behind must take it too
    from: new Date(now.getTime() - day),
    until: endsAt,
    use: ExtendedKeyUsage.clientAuth,
    more: [],
  })
  const pkcs7 = new X509Certificates([certificate]).export('base64')
  return { serial: certificate.serialNumber.toUpperCase(), endsAt, pkcs7 }
}

async function revocationList({ certificate, key }: Signer, revoked: readonly { serial: string; at: Date }[], now: Date): Promise<string> {
  const list = await X509CrlGenerator.create({
    issuer: certificate.subject,
    thisUpdate: now,
    nextUpdate: new Date(now.getTime() + 30 * day),
    entries: revoked.map(({ serial, at }) => ({ serialNumber: serial.toLowerCase(), revocationDate: at })),
    signingAlgorithm: p256,
    signingKey: key,
  })
  // the library writes BEGIN CRL, which OpenSSL does not know (RFC 7468, section 7)
  return list.toString('pem').replaceAll(/(BEGIN|END) CRL/g, '$1 X509 CRL')
}

function readRequest(request: Buffer): Pkcs10CertificateRequest {
  try {
    return new Pkcs10CertificateRequest(request)
  } catch {
    throw new Invalid({ _: 'invalid' })
  }
}

function sign(
  { certificate, key }: Signer,
  asked: {
    subject: string
    publicKey: PublicKey | webcrypto.CryptoKey
    from: Date
    until: Date
    use: ExtendedKeyUsage
    more: SubjectAlternativeNameExtension[]
  },
): Promise<X509Certificate> {
  return X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: asked.subject,
    issuer: certificate.subject,
    notBefore: asked.from,
    notAfter: asked.until,
    publicKey: asked.publicKey,
    signingKey: key,
    signingAlgorithm: p256,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([asked.use]),
      ...asked.more,
    ],
  })
}
