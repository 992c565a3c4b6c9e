/** A small car for tests: enrols by EST, speaks MQTT over TLS with its certificate, and may also say what no real car would. */
import 'reflect-metadata'
import { createHash, randomUUID, webcrypto } from 'node:crypto'
import { type EventEmitter, once } from 'node:events'
import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { Pkcs10CertificateRequestGenerator, X509Certificates } from '@peculiar/x509'
import { type Answer, type Hello, type RequestClaims, requestClaims, type SignalValue, topic } from '@tsunagu/contract/message.ts'
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose'
import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import { doorsOf, makeEnrolmentCode } from '../src/link/index.ts'
import type { TestServer } from './start-server.ts'

/** PEM. */
export interface CarIdentity {
  carId: string
  key: string
  cert: string
  ca: string
}

export interface EstAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** A key and its certificate request; `curve` or `rsa` to ask for what the centre does not issue. */
export async function newRequest(algorithm: 'P-256' | 'rsa' = 'P-256'): Promise<{ key: string; request: string }> {
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const asked = algorithm === 'rsa' ? rsa : p256
  const keys = (await webcrypto.subtle.generateKey(asked, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
  const request = await Pkcs10CertificateRequestGenerator.create({ name: 'CN=car', keys, signingAlgorithm: asked })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`, request: request.toString('base64') }
}

/** One call of the enrolment door. */
export async function est(
  server: TestServer,
  method: 'GET' | 'POST',
  path: string,
  options: { ca?: string; key?: string; cert?: string; password?: string; body?: string } = {},
): Promise<EstAnswer> {
  const { ca, key, cert, password, body = '' } = options
  const asked = request({
    host: 'localhost',
    family: 4,
    port: doorsOf(server.running.centre).estPort,
    method,
    path,
    agent: false,
    ...(ca ? { ca } : { rejectUnauthorized: false }),
    ...(key && cert ? { key, cert } : {}),
    headers: {
      'content-type': 'application/pkcs10',
      ...(password === undefined ? {} : { authorization: `Basic ${Buffer.from(`car:${password}`).toString('base64')}` }),
    },
  })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage]
  let text = ''
  for await (const chunk of answer.setEncoding('utf8')) text += chunk
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: text }
}

/** The CA's certificate, believed because the code carries its fingerprint. */
export async function trustedCa(server: TestServer, code: string): Promise<string> {
  const { body } = await est(server, 'GET', '/.well-known/est/cacerts')
  const [certificate] = new X509Certificates(body)
  if (!certificate) throw new Error('no CA certificate')
  const fingerprint = createHash('sha256').update(Buffer.from(certificate.rawData)).digest('base64url')
  if (fingerprint !== code.split('.')[1]) throw new Error('another centre')
  return certificate.toString('pem')
}

/** From a one-time code to an identity. */
export async function enrol(server: TestServer, code: string): Promise<CarIdentity> {
  const ca = await trustedCa(server, code)
  const { key, request } = await newRequest()
  const answer = await est(server, 'POST', '/.well-known/est/simpleenroll', { ca, password: code.split('.')[0] ?? '', body: request })
  if (answer.status !== 200) throw new Error(`enrolment: ${answer.status}`)
  return { ...certificateIn(answer), key, ca }
}

export function certificateIn(answer: EstAnswer): { carId: string; cert: string } {
  const [certificate] = new X509Certificates(answer.body)
  if (!certificate) throw new Error('no certificate')
  return { carId: certificate.subject.replace('CN=', ''), cert: certificate.toString('pem') }
}

/** Makes a code as the dealer would, and enrols with it. */
export async function enrolCar(server: TestServer, vehicleId: string): Promise<CarIdentity> {
  const { code } = await server.work((work) => makeEnrolmentCode(work, vehicleId))
  return enrol(server, code)
}

export interface CarOptions {
  /** From an earlier `enrolCar`; made when missing. */
  identity?: CarIdentity
  boot?: string
  epoch?: string
  /** Seconds the epoch's clock shows at the start. */
  clock?: number
  /** Parts of hello that differ; false: connects and says nothing. */
  hello?: Partial<Hello> | false
  mqtt?: Partial<IClientOptions>
}

export interface TestCar {
  vehicleId: string
  carId: string
  identity: CarIdentity
  boot: string
  mqtt: MqttClient
  /** Everything the centre said: `module/word` and payload. */
  heard: { word: string; payload: string }[]
  /** Publishes on `up/<word>`; resolves at the PUBACK. */
  say(word: string, payload: string | Buffer | object): Promise<void>
  /** Publishes anywhere. */
  publish(path: string, payload: string | Buffer, options?: { qos?: 0 | 1 | 2; retain?: boolean }): Promise<void>
  hello(more?: Partial<Hello>): Promise<void>
  /** A trace of one moment. */
  report(signals: Record<string, SignalValue | null>, more?: { boot?: string; seq?: number; t?: number; na?: string[] }): Promise<void>
  /** The next message of the centre on `down/<word>`. */
  next(word: string, within?: number): Promise<string>
  /** The next request of this verb, its signature checked by the keys the centre publishes. */
  request(verb: string, within?: number): Promise<RequestClaims>
  answer(id: string, result: Answer['result'], more?: Partial<Answer>): Promise<void>
  /** Says bye and goes to sleep. */
  sleep(): Promise<void>
  /** Gone without a word. */
  kill(): Promise<void>
  /** Resolves when the centre ends the connection. */
  cut(within?: number): Promise<void>
}

/** A car on the line: enrolled, connected, welcomed. */
export async function connectCar(server: TestServer, vehicleId: string, options: CarOptions = {}): Promise<TestCar> {
  const identity = options.identity ?? (await enrolCar(server, vehicleId))
  const { carId } = identity
  const boot = options.boot ?? `boot-${randomUUID().slice(0, 8)}`
  const epoch = options.epoch ?? `epoch-${randomUUID().slice(0, 8)}`
  const started = performance.now() - (options.clock ?? 100) * 1000
  const mqtt = connect({
    host: 'localhost',
    family: 4,
    protocol: 'mqtts',
    port: doorsOf(server.running.centre).mqttPort,
    clientId: carId,
    clean: true,
    keepalive: 30,
    reconnectPeriod: 0,
    // with a key mqtt.js would speak TLS whatever the protocol says
    ...(options.mqtt?.protocol === 'mqtt' ? {} : identity),
    will: { topic: topic.up(carId, 'link', 'bye'), payload: Buffer.from(JSON.stringify({ boot, why: 'lost' })), qos: 1 },
    ...options.mqtt,
  } as IClientOptions)
  const heard: TestCar['heard'] = []
  const waiting = new Set<() => void>()
  mqtt.on('error', () => {})
  mqtt.on('message', (path, payload) => {
    heard.push({ word: path.split('/').slice(3).join('/'), payload: payload.toString('utf8') })
    for (const look of waiting) look()
  })
  cars.add(mqtt)
  mqtt.once('close', () => cars.delete(mqtt))
  await new Promise<void>((done, failed) => {
    mqtt.once('connect', () => done())
    mqtt.once('close', () => failed(new Error('the centre closed the connection')))
  })
  // mqtt.js writes a packet in pieces: without this the kernel holds the last piece back for 40 ms
  ;(mqtt.stream as TLSSocket).setNoDelay(true)
  await mqtt.subscribeAsync(topic.allDown(carId), { qos: 1 })
  let seq = 0
  let keys: { kid: string; jwk: JWK }[] | undefined
  const taken = new Map<string, number>()

  const readKeys = async () => {
    const answer = await est(server, 'GET', '/car/command-keys', identity)
    const published = (JSON.parse(answer.body) as { keys: JWK[] }).keys
    return Promise.all(published.map(async (jwk) => ({ kid: await calculateJwkThumbprint(jwk), jwk })))
  }
  const publish: TestCar['publish'] = async (path, payload, { qos = 1, retain = false } = {}) => {
    await mqtt.publishAsync(path, payload, { qos, retain })
  }
  const say: TestCar['say'] = (word, payload) =>
    publish(`cars/${carId}/up/${word}`, typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload))
  /** Each message is given once, in the order it came. */
  const next: TestCar['next'] = (word, within = 5000) =>
    new Promise((done, failed) => {
      const look = () => {
        const found = heard.filter((one) => one.word === word)[taken.get(word) ?? 0]
        if (!found) return
        taken.set(word, (taken.get(word) ?? 0) + 1)
        over()
        done(found.payload)
      }
      const timer = setTimeout(() => {
        over()
        failed(new Error(`no ${word} within ${within} ms`))
      }, within)
      const over = () => {
        clearTimeout(timer)
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })

  const car: TestCar = {
    vehicleId,
    carId,
    identity,
    boot,
    mqtt,
    heard,
    say,
    publish,
    next,
    async hello(more = {}) {
      keys ??= await readKeys()
      const said: Hello = {
        protocol: 1,
        boot,
        epoch,
        clock: (performance.now() - started) / 1000,
        keys: keys.map(({ kid }) => kid),
        software: 'test car 1',
        verbs: ['link/report', 'remote/lock-doors'],
        ...more,
      }
      await say('link/hello', said)
      await next('link/welcome')
    },
    async report(signals, { na, ...more } = {}) {
      const s = Object.fromEntries(Object.entries(signals).map(([path, value]) => [path, [value]]))
      await say('link/trace', { boot, seq: seq++, t: Date.now(), dt: [0], s, ...(na ? { na } : {}), ...more })
    },
    async request(verb, within) {
      const jws = await next(verb, within)
      keys ??= await readKeys()
      const { payload, protectedHeader } = await compactVerify(jws, async ({ kid }) => {
        const key = keys?.find((one) => one.kid === kid)
        if (!key) throw new Error('signed by an unknown key')
        return importJWK(key.jwk, 'ES256')
      })
      if (protectedHeader.typ !== 'car-request+jwt') throw new Error('not a request')
      return requestClaims.parse(JSON.parse(Buffer.from(payload).toString('utf8')))
    },
    answer: (id, result, more = {}) => say('link/answer', { id, result, ...more }),
    async sleep() {
      await say('link/bye', { boot, why: 'sleep' })
      await mqtt.endAsync()
    },
    async kill() {
      const closed = once(mqtt as unknown as EventEmitter, 'close')
      ;(mqtt.stream as TLSSocket).destroy()
      await closed
    },
    async cut(within = 5000) {
      if (mqtt.disconnected || !mqtt.connected) return
      await new Promise<void>((done, failed) => {
        const timer = setTimeout(() => failed(new Error(`still connected after ${within} ms`)), within)
        mqtt.once('close', () => {
          clearTimeout(timer)
          done()
        })
      })
    },
  }
  if (options.hello !== false) await car.hello(options.hello)
  return car
}

const cars = new Set<MqttClient>()

/** Ends every connection that is still open; before the server stops. */
export async function endCars(): Promise<void> {
  for (const mqtt of cars) mqtt.end(true)
}
