/**
 * A centre small enough for the car's own tests: a CA, the EST door, the command keys, and an MQTT door that believes
 * client certificates only. It keeps what cars say and signs whatever a test wants signed.
 */
import 'reflect-metadata'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createTls, type TLSSocket } from 'node:tls'
import * as x509 from '@peculiar/x509'
import { type Answer, type Bye, type Hello, type RequestClaims, type Trace, topic, type Verb } from '@tsunagu/contract/message.ts'
import { Aedes } from 'aedes'
import { CompactSign, type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const makePair = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
type Pair = Awaited<ReturnType<typeof makePair>>

async function pemOf(key: Pair['privateKey']): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`
}

class Authority {
  readonly #pair: Pair
  readonly certificate: x509.X509Certificate
  constructor(pair: Pair, certificate: x509.X509Certificate) {
    this.#pair = pair
    this.certificate = certificate
  }

  static async make(): Promise<Authority> {
    const keys = await makePair()
    const extensions = [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ]
    return new Authority(
      keys,
      await x509.X509CertificateGenerator.createSelfSigned({ name: 'CN=Stand-in CA', keys, extensions, signingAlgorithm: algorithm }),
    )
  }

  get pem(): string {
    return this.certificate.toString('pem')
  }

  get fingerprint(): string {
    return createHash('sha256').update(Buffer.from(this.certificate.rawData)).digest('base64url')
  }

  issue(name: string, publicKey: x509.PublicKeyType, seconds: number, host = false): Promise<x509.X509Certificate> {
    const now = Math.floor(Date.now() / 1000) * 1000
    return x509.X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: this.certificate.subject,
      serialNumber: randomBytes(8).toString('hex'),
      notBefore: new Date(now),
      notAfter: new Date(now + seconds * 1000),
      signingKey: this.#pair.privateKey,
      publicKey,
      signingAlgorithm: algorithm,
      extensions: host ? [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])] : [],
    })
  }
}

const p7 = (certificates: x509.X509Certificate[]) => Buffer.from(new x509.X509Certificates(certificates).export('raw')).toString('base64')

export interface Heard {
  carId: string
  word: string
  payload: unknown
}

type Asking = Partial<RequestClaims> & { word?: string; key?: CommandPair; typ?: string }
type CommandPair = { privateKey: CryptoKey; jwk: JWK }

async function makeCommandPair(): Promise<CommandPair> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { privateKey, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' } }
}

export class StandInCentre {
  readonly heard: Heard[] = []
  /** Codes not used yet → the carId they give. */
  readonly codes = new Map<string, string>()
  readonly authority: Authority
  commandKey: CommandPair
  stored: 'puback' | 'received' = 'puback'
  /** Seconds a car's certificate lives. */
  certificateLife = 3600
  /** `simpleenroll` says "not yet" so many times. */
  notYet = 0
  renewals = 0
  /** false: says nothing to a hello. */
  welcomes = true
  mqttPort = 0
  estPort = 0
  readonly #sockets = new Set<TLSSocket>()
  #broker: Aedes | undefined
  #closers: (() => void)[] = []
  #counter = 0

  private constructor(authority: Authority, commandKey: CommandPair) {
    this.authority = authority
    this.commandKey = commandKey
  }

  static async open(): Promise<StandInCentre> {
    const centre = new StandInCentre(await Authority.make(), await makeCommandPair())
    await centre.#listen()
    return centre
  }

  /** A one-time code as a dealer hands it out. */
  code(carId: string = randomBytes(9).toString('base64url')): string {
    const secret = Array.from(randomBytes(20), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte & 31]).join('')
    this.codes.set(secret, carId)
    return `${secret}.${this.authority.fingerprint}`
  }

  /** Everything a fleet's car needs, without the enrolment door. */
  async credential(carId: string): Promise<{ carId: string; key: string; cert: string }> {
    const pair = await makePair()
    const certificate = await this.authority.issue(carId, pair.publicKey, this.certificateLife)
    return { carId, key: await pemOf(pair.privateKey), cert: certificate.toString('pem') }
  }

  of<T>(carId: string, word: string): T[] {
    return this.heard.filter((one) => one.carId === carId && one.word === word).map((one) => one.payload as T)
  }

  traces = (carId: string) => this.of<Trace>(carId, 'link/trace')
  hellos = (carId: string) => this.of<Hello>(carId, 'link/hello')
  byes = (carId: string) => this.of<Bye>(carId, 'link/bye')
  answers = (carId: string, id?: string) => this.of<Answer>(carId, 'link/answer').filter((answer) => id === undefined || answer.id === id)

  /** The claims of an order to a car as it last said hello. */
  claims(carId: string, verb: Verb | string, more: Partial<RequestClaims> = {}): RequestClaims {
    const hello = this.hellos(carId).at(-1)
    const fresh = { id: randomUUID(), epoch: hello?.epoch ?? 'no-epoch-yet', counter: ++this.#counter, expiry: (hello?.clock ?? 0) + 60 }
    return { carId, verb, args: {}, by: 'owner', ...fresh, ...more }
  }

  sign(payload: unknown, key = this.commandKey, typ = 'car-request+jwt'): Promise<string> {
    const header = { alg: 'ES256', typ, ...(key.jwk.kid && { kid: key.jwk.kid }) }
    return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader(header).sign(key.privateKey)
  }

  /** Signs and sends an order; gives its claims and the JWS, to be sent again. */
  async ask(carId: string, verb: Verb | string, { word, key, typ, ...more }: Asking = {}): Promise<{ claims: RequestClaims; jws: string }> {
    const claims = this.claims(carId, verb, more)
    const jws = await this.sign(claims, key, typ)
    await this.publish(carId, word ?? verb, jws)
    return { claims, jws }
  }

  publish(carId: string, word: string, payload: string): Promise<void> {
    const [module = '', verb = ''] = word.split('/')
    return new Promise((resolve, reject) =>
      this.#broker?.publish(
        { cmd: 'publish', topic: topic.down(carId, module, verb), payload, qos: 1, retain: false, dup: false },
        (error?: Error | null) => (error ? reject(error) : resolve()),
      ),
    )
  }

  /** Makes a new command key and tells this car, signed with the present one. */
  async rotateKeys(carId: string): Promise<void> {
    const next = await makeCommandPair()
    await this.publish(carId, 'link/keys', await this.sign({ carId, keys: [next.jwk] }, this.commandKey, 'car-keys+jwt'))
    this.commandKey = next
  }

  static otherKey = makeCommandPair

  /** Cuts the connections of one car, or of all as a crash of the centre does. */
  cut(carId?: string): void {
    for (const socket of this.#sockets) if (carId === undefined || nameOf(socket) === carId) socket.destroy()
  }

  /** Says nothing more on this car's present connection, and does not close it either. */
  freeze(carId: string): void {
    for (const socket of this.#sockets) if (nameOf(socket) === carId) socket.cork()
  }

  async close(): Promise<void> {
    this.cut()
    for (const close of this.#closers) close()
    await new Promise<void>((resolve) => (this.#broker ? this.#broker.close(() => resolve()) : resolve()))
  }

  async #listen(): Promise<void> {
    const pair = await makePair()
    const cert = await this.authority.issue('localhost', pair.publicKey, 86_400, true)
    const identity = { key: await pemOf(pair.privateKey), cert: cert.toString('pem'), ca: this.authority.pem }
    this.#broker = await this.#makeBroker()
    const broker = this.#broker
    const mqtt = createTls({ ...identity, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      broker.handle(socket)
    })
    const est = createHttps({ ...identity, requestCert: true, rejectUnauthorized: false }, (request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const socket = request.socket as TLSSocket
        const name = socket.authorized ? nameOf(socket) : undefined
        void this.#est(`${request.method} ${request.url}`, request.headers.authorization, name, body).then((answer) => {
          response.writeHead(answer.status, { 'retry-after': '1', 'content-type': answer.type ?? 'text/plain' })
          response.end(answer.body)
        })
      })
    })
    this.mqttPort = await listening(mqtt)
    this.estPort = await listening(est)
    this.#closers = [() => mqtt.close(), () => est.close(), () => est.closeAllConnections()]
  }

  async #est(
    asked: string,
    authorization: string | undefined,
    name: string | undefined,
    body: string,
  ): Promise<{ status: number; type?: string; body?: string }> {
    const certs = 'application/pkcs7-mime; smime-type=certs-only'
    if (asked === 'GET /.well-known/est/cacerts')
      return { status: 200, type: 'application/pkcs7-mime', body: p7([this.authority.certificate]) }
    if (asked === 'GET /car/command-keys') {
      return name
        ? { status: 200, type: 'application/jwk-set+json', body: JSON.stringify({ keys: [this.commandKey.jwk] }) }
        : { status: 401 }
    }
    if (asked === 'POST /.well-known/est/simpleenroll') {
      const [, secret = ''] = Buffer.from(authorization?.slice(6) ?? '', 'base64')
        .toString()
        .split(':')
      const carId = this.codes.get(secret)
      if (!carId) return { status: 401 }
      if (this.notYet-- > 0) return { status: 202 }
      this.codes.delete(secret)
      return { status: 200, type: certs, body: await this.#certificateFor(carId, body) }
    }
    if (asked === 'POST /.well-known/est/simplereenroll') {
      if (!name) return { status: 401 }
      this.renewals++
      return { status: 200, type: certs, body: await this.#certificateFor(name, body) }
    }
    return { status: 404 }
  }

  async #certificateFor(carId: string, base64: string): Promise<string> {
    const request = new x509.Pkcs10CertificateRequest(Buffer.from(base64, 'base64'))
    if (!(await request.verify())) throw new Error('the request is not signed by its key')
    return p7([await this.authority.issue(carId, request.publicKey, this.certificateLife)])
  }

  async #makeBroker(): Promise<Aedes> {
    const broker = await Aedes.createBroker({
      authenticate: (client, _name, _password, done) => done(null, client.id === nameOf(client.conn as TLSSocket)),
      authorizeSubscribe: (client, subscription, done) => done(null, subscription.topic === topic.allDown(client.id) ? subscription : null),
      authorizePublish: (client, packet, done) => {
        const carId = client?.id ?? ''
        const start = `cars/${carId}/up/`
        if (!client || !packet.topic.startsWith(start)) return done(new Error('not your topic'))
        const word = packet.topic.slice(start.length)
        this.heard.push({ carId, word, payload: JSON.parse(packet.payload.toString()) })
        done(null)
        if (word === 'link/hello' && this.welcomes)
          void this.publish(carId, 'link/welcome', JSON.stringify({ time: Date.now(), stored: this.stored }))
      },
    })
    return broker
  }
}

const nameOf = (socket: TLSSocket) => String(socket.getPeerCertificate().subject?.CN)

function listening(server: {
  listen(port: number, host: string, ready: () => void): unknown
  address(): AddressInfo | string | null
}): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

/** Waits until a condition holds; fails the test when it does not within the time. */
export async function until<T>(what: () => T | undefined | false | null, ms = 10_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const value = what()
    if (value) return value
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
