/** A push service and its browsers for tests: takes messages over HTTPS, proves who sent them and decrypts them as a browser would. */
// x509 needs it
import 'reflect-metadata'
import { createDecipheriv, createECDH, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as x509 from '@peculiar/x509'
import { importJWK, type JWTPayload, jwtVerify } from 'jose'

interface ReceivedPush {
  /** Path of the browser's endpoint. */
  path: string
  headers: Record<string, string | string[] | undefined>
  payload: unknown
  /** Of the VAPID token, after its signature was verified with the key it names (RFC 8292). */
  claims: JWTPayload
  /** Base64url. */
  vapidKey: string
}

export interface TestBrowser {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export interface PushService {
  origin: string
  /** Its certificate, PEM. */
  ca: string
  received: ReceivedPush[]
  /** What it answers from now on to the browser, or to all. */
  answer(status: number, browser?: TestBrowser): void
  /** A browser that has subscribed, with keys of its own. */
  browser(): TestBrowser
  stop(): Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const { certificate, key } = await selfSigned()
  const received: ReceivedPush[] = []
  const secrets = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>()
  const statuses = new Map<string, number>()
  let origin = ''
  const server: Server = createServer({ cert: certificate, key }, async (request, response) => {
    const path = request.url ?? ''
    try {
      const body = await buffer(request)
      const browser = secrets.get(path)
      const status = statuses.get(path) ?? statuses.get('*') ?? (browser ? 201 : 404)
      if (browser && status === 201) {
        const { claims, vapidKey } = await vapidOf(request.headers.authorization ?? '', origin)
        const payload: unknown = JSON.parse(decrypted(body, browser.ecdh, browser.auth).toString('utf8'))
        received.push({ path, headers: request.headers, payload, claims, vapidKey })
      }
      response.writeHead(status, status === 301 ? { location: `${origin}/elsewhere` } : {}).end()
    } catch (error) {
      // what cannot be verified or read is refused, as a browser would drop it
      response.writeHead(400).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `https://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    ca: certificate,
    received,
    answer: (status, browser) => void statuses.set(browser ? new URL(browser.endpoint).pathname : '*', status),
    browser() {
      const path = `/push/${randomUUID()}`
      const ecdh = createECDH('prime256v1')
      const auth = randomBytes(16)
      secrets.set(path, { ecdh, auth })
      return { endpoint: origin + path, keys: { p256dh: ecdh.generateKeys('base64url'), auth: auth.toString('base64url') } }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** RFC 8291 §3.4 with the coding of RFC 8188: salt (16), record size (4), length and value of the sender's point, one record. */
function decrypted(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16)
  const idLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  if (idLength !== 65 || record.length > body.readUInt32BE(16)) throw new Error('not one aes128gcm record')
  const info = (words: string, ...more: Buffer[]) => Buffer.concat([Buffer.from(`${words}\0`), ...more])
  const derive = (secret: Buffer, by: Buffer, about: Buffer, length: number) => Buffer.from(hkdfSync('sha256', secret, by, about, length))
  const ikm = derive(ecdh.computeSecret(sender), auth, info('WebPush: info', ecdh.getPublicKey(), sender), 32)
  const key = derive(ikm, salt, info('Content-Encoding: aes128gcm'), 16)
  const nonce = derive(ikm, salt, info('Content-Encoding: nonce'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = plain.findLastIndex((byte) => byte !== 0)
  if (plain[end] !== 2) throw new Error('no last record')
  return plain.subarray(0, end)
}

/** `vapid t=<token>, k=<key>`: the token is for this origin and signed by that key. */
async function vapidOf(authorization: string, origin: string): Promise<{ claims: JWTPayload; vapidKey: string }> {
  const [, token, vapidKey] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? []
  if (!token || !vapidKey) throw new Error('no VAPID')
  const point = Buffer.from(vapidKey, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'), { audience: origin })
  return { claims: payload, vapidKey }
}

async function selfSigned(): Promise<{ certificate: string; key: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 3600_000),
    notAfter: new Date(Date.now() + 1000 * 24 * 3600_000),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  })
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { certificate: made.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----` }
}
