/** The laptop's own certificate authority for `--lan`: a phone that trusts it opens the pages without a warning. */
import 'reflect-metadata'
import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

const { subtle } = webcrypto
// older phones know no elliptic curves in a root they were given by hand
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 } as const
const day = 24 * 3600_000

export interface LanCertificates {
  /** PEM files for TLS_CERT and TLS_KEY. */
  certFile: string
  keyFile: string
  /** The authority, DER: what a phone is asked to trust. */
  authority: Buffer
  /** SHA-256 of it, as phones show it: `AB:CD:…`. */
  fingerprint: string
}

/** Makes authority and certificate, or takes those of an earlier start; the certificate is made anew when names change or it is about to end. */
export async function readyCertificates(folder: string, names: readonly string[], now: Date): Promise<LanCertificates> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authority = await keptAuthority(folder, now)
  const file = { cert: join(folder, 'server.crt'), key: join(folder, 'server.key') }
  if (!stillGood(file.cert, names, authority.certificate, now)) await makeServer(authority, file, names, now)
  const der = Buffer.from(authority.certificate.rawData)
  const hex = createHash('sha256').update(der).digest('hex').toUpperCase()
  return { certFile: file.cert, keyFile: file.key, authority: der, fingerprint: (hex.match(/../g) ?? []).join(':') }
}

interface Signer {
  certificate: X509Certificate
  key: webcrypto.CryptoKey
}

async function keptAuthority(folder: string, now: Date): Promise<Signer> {
  const file = { cert: join(folder, 'authority.crt'), key: join(folder, 'authority.key') }
  if (!existsSync(file.cert)) {
    const keys = await subtle.generateKey(rsa, true, ['sign', 'verify'])
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: newSerial(),
      // a person finds it by this name among the phone's settings, and can take it away again
      name: `CN=Tsunagu on this laptop ${randomBytes(2).toString('hex')}`,
      notBefore: new Date(now.getTime() - day),
      notAfter: new Date(now.getTime() + 3 * 365 * day),
      signingAlgorithm: rsa,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    })
    await keepKey(file.key, keys.privateKey)
    writeFileSync(file.cert, certificate.toString('pem'))
  }
  const [pkcs8] = PemConverter.decode(readFileSync(file.key, 'utf8'))
  return {
    certificate: new X509Certificate(readFileSync(file.cert, 'utf8')),
    key: await subtle.importKey('pkcs8', pkcs8 as ArrayBuffer, rsa, false, ['sign']),
  }
}

/** 397 days: the longest that iOS and Android take without a question. */
async function makeServer(authority: Signer, file: { cert: string; key: string }, names: readonly string[], now: Date): Promise<void> {
  const keys = await subtle.generateKey(rsa, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: `CN=${names[0]}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 396 * day),
    publicKey: keys.publicKey,
    signingKey: authority.key,
    signingAlgorithm: rsa,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value }))),
      await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
    ],
  })
  await keepKey(file.key, keys.privateKey)
  writeFileSync(file.cert, `${certificate.toString('pem')}\n${authority.certificate.toString('pem')}\n`)
}

function stillGood(file: string, names: readonly string[], authority: X509Certificate, now: Date): boolean {
  if (!existsSync(file)) return false
  const [first] = PemConverter.decode(readFileSync(file, 'utf8'))
  const certificate = new X509Certificate(first as ArrayBuffer)
  const held = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items.map(({ value }) => value) ?? []
  return (
    certificate.issuer === authority.subject &&
    certificate.notAfter.getTime() - now.getTime() > 30 * day &&
    names.every((name) => held.includes(name))
  )
}

async function keepKey(file: string, key: webcrypto.CryptoKey): Promise<void> {
  writeFileSync(file, PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY'), { mode: 0o600 })
}

/** First byte 1 … 127: positive, and of one length everywhere. */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x01
  return bytes.toString('hex')
}
