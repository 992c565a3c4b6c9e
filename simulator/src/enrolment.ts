/** Getting and renewing the car's certificate: EST (RFC 7030) as the centre's enrolment door speaks it. */
import { createHash, createPrivateKey, generateKeyPairSync, timingSafeEqual, X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { certificatesOf, certificationRequest } from './der.ts'
import { type CommandKey, carIdOf, type Identity } from './identity.ts'

export interface EnrolmentDoor {
  host: string
  port: number
}

/** `code`: `bad-code` malformed, `wrong-centre` fingerprint differs, `refused` code wrong, used or expired, `too-many`, `unavailable`. */
export class EnrolmentFailed extends Error {
  readonly code: 'bad-code' | 'wrong-centre' | 'refused' | 'too-many' | 'unavailable'
  constructor(code: EnrolmentFailed['code'], message: string) {
    super(message)
    this.code = code
  }
}

interface Answer {
  status: number
  retryAfter: number
  body: string
}
interface Trust {
  ca?: string
  key?: string
  cert?: string
}

const est = '/.well-known/est'
const largestAnswer = 256 * 1024
/** How often a `202 not yet` is waited out before giving up. */
const patience = 20

/**
 * From the dealer's one-time code to an identity.
 * @param code `<CODE>.<FINGERPRINT>`; the fingerprint is base64url(SHA-256 of the centre's CA certificate).
 * @throws EnrolmentFailed
 */
export async function enrol(door: EnrolmentDoor, code: string): Promise<Identity> {
  const [, secret, fingerprint] = /^([A-Z2-7]{16,})\.([A-Za-z0-9_-]{43})$/.exec(code.trim()) ?? []
  if (!secret || !fingerprint) throw new EnrolmentFailed('bad-code', 'the code is not of the form CODE.FINGERPRINT')
  const ca = await trustedCa(door, fingerprint)
  const keys = makeKeys()
  const authorization = `Basic ${Buffer.from(`car:${secret}`).toString('base64')}`
  const certificate = await askForCertificate(door, 'simpleenroll', { ca }, keys, authorization)
  // Without command keys yet: the code is used up now, so the certificate must reach the folder before anything else can fail.
  return { carId: carIdOf(certificate), key: keys.pem, certificate, ca, commandKeys: [] }
}

/** A successor of the certificate, for a new key. @throws EnrolmentFailed */
export async function renew(door: EnrolmentDoor, now: Identity): Promise<Identity> {
  const keys = makeKeys()
  const certificate = await askForCertificate(door, 'simplereenroll', { ca: now.ca, key: now.key, cert: now.certificate }, keys)
  if (carIdOf(certificate) !== now.carId) throw new EnrolmentFailed('wrong-centre', 'the new certificate is of another car')
  return { ...now, key: keys.pem, certificate }
}

/** The centre's public command keys (JWKS), asked for with the car's certificate. @throws EnrolmentFailed */
export async function fetchCommandKeys(door: EnrolmentDoor, of: Pick<Identity, 'ca' | 'key' | 'certificate'>): Promise<CommandKey[]> {
  const answer = await call(door, 'GET', '/car/command-keys', { ca: of.ca, key: of.key, cert: of.certificate })
  if (answer.status !== 200) throw new EnrolmentFailed('unavailable', `command keys: HTTP ${answer.status}`)
  return keySet.parse(JSON.parse(answer.body)).keys
}
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) })

/** The only step without verification: the fingerprint in the code says which of the certificates is the centre's CA. */
async function trustedCa(door: EnrolmentDoor, fingerprint: string): Promise<string> {
  const answer = await call(door, 'GET', `${est}/cacerts`, 'unverified')
  if (answer.status !== 200) throw new EnrolmentFailed('unavailable', `cacerts: HTTP ${answer.status}`)
  const expected = Buffer.from(fingerprint, 'base64url')
  const ca = readCertificates(answer.body).find((der) => timingSafeEqual(createHash('sha256').update(der).digest(), expected))
  if (!ca) throw new EnrolmentFailed('wrong-centre', 'no certificate of this centre has the fingerprint of the code')
  return new X509Certificate(ca).toString()
}

async function askForCertificate(door: EnrolmentDoor, how: string, trust: Trust, keys: Keys, authorization?: string): Promise<string> {
  const body = certificationRequest(keys, 'car').toString('base64')
  const headers = { 'content-type': 'application/pkcs10', 'content-transfer-encoding': 'base64', ...(authorization && { authorization }) }
  for (let tries = 0; tries < patience; tries++) {
    const answer = await call(door, 'POST', `${est}/${how}`, trust, headers, body)
    if (answer.status === 200) return matching(readCertificates(answer.body), keys)
    if (answer.status === 401 || answer.status === 403) throw new EnrolmentFailed('refused', 'the centre refused this code or certificate')
    if (answer.status === 429) throw new EnrolmentFailed('too-many', 'too many tries; wait before the next')
    if (answer.status !== 202) throw new EnrolmentFailed('unavailable', `${how}: HTTP ${answer.status}`)
    await pause(Math.min(60, Math.max(1, answer.retryAfter)) * 1000)
  }
  throw new EnrolmentFailed('unavailable', 'the centre does not issue the certificate yet')
}

/** The certificate that was issued for our key; an answer may carry the CA's as well. */
function matching(certificates: Buffer[], keys: Keys): string {
  const privateKey = createPrivateKey(keys.pem)
  const mine = certificates.map((der) => new X509Certificate(der)).find((certificate) => certificate.checkPrivateKey(privateKey))
  if (!mine) throw new EnrolmentFailed('unavailable', 'the certificate is not for the key of this car')
  return mine.toString()
}

function readCertificates(base64: string): Buffer[] {
  try {
    return certificatesOf(Buffer.from(base64, 'base64'))
  } catch (error) {
    throw new EnrolmentFailed('unavailable', `unreadable certificates: ${(error as Error).message}`)
  }
}

type Keys = ReturnType<typeof makeKeys>
function makeKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey, pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }
}

/** One HTTPS exchange. Everything but `cacerts` verifies the chain up to the one CA and the server's name. */
function call(door: EnrolmentDoor, method: string, path: string, trust: Trust | 'unverified', headers = {}, body = ''): Promise<Answer> {
  const tls = trust === 'unverified' ? { rejectUnauthorized: false } : trust
  const length = body ? { 'content-length': Buffer.byteLength(body) } : {}
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new EnrolmentFailed('unavailable', error.message))
    const options = { host: door.host, port: door.port, method, path, headers: { ...headers, ...length }, minVersion: 'TLSv1.2' as const }
    const asked = request({ ...options, ...tls, agent: false, timeout: 15_000 }, (response) => {
      let read = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        read += chunk
        if (read.length > largestAnswer) asked.destroy(new Error('answer too large'))
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, retryAfter: Number(response.headers['retry-after']) || 5, body: read }),
      )
      response.on('error', fail)
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', fail)
    asked.end(body)
  })
}
