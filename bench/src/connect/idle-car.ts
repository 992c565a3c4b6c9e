/** A car that is on the line and says nothing: TLS and packets built by hand, as little memory and CPU as a Node client can do with. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls'
import { topic } from '@tsunagu/contract/message.ts'
import { generate } from 'mqtt-packet'
import type { LightIdentity } from '../trace/light-car.ts'

export interface Line {
  port: number
  /** PEM. */
  ca: string
  /** PEM; one key for all cars, each has its own certificate. */
  key: string
  /** true: our centre answers hello. false: a broker with nobody behind it, a car is on the line when it has subscribed. */
  greets: boolean
}

/** What a car waits for: a type of packet, or the end of the handshake. */
const handshake = 0
const connack = 2
const publish = 3
const puback = 4
const suback = 9

/** A car gives an attempt up after so long (ms), as the door does. */
const patience = 20_000
/** The wait before the second attempt, then twice as long each time (ms); spread by half to either side, as our cars do. */
const firstPause = 1000
const longestPause = 60_000

export class IdleCar {
  readonly #identity: LightIdentity
  readonly #line: Line
  #context: SecureContext | undefined
  #socket: TLSSocket | undefined
  /** The newest ticket. */
  #session: Buffer | undefined
  #awaited: { what: number; done(): void; failed(error: Error): void } | undefined
  #rest: Buffer | undefined
  resumed = false

  constructor(identity: LightIdentity, line: Line) {
    this.#identity = identity
    this.#line = line
  }

  /** Reads key and certificate, so that this does not count as a handshake. */
  prepare(): void {
    const { ca, key } = this.#line
    this.#context ??= createSecureContext({ ca, key, cert: this.#identity.cert })
  }

  /** TCP and TLS, until the far side has looked at our certificate: in TLS 1.3 its tickets say so, `secureConnect` does not. */
  async shake(resume: boolean): Promise<void> {
    const late = setTimeout(() => this.cut(), patience)
    try {
      await this.#shake(resume, 'session')
    } finally {
      clearTimeout(late)
    }
  }

  /** On the line as a broker sees it: the CONNACK is here. */
  async connect(resume: boolean): Promise<void> {
    await this.#shake(resume, 'secureConnect')
    const packet = { cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: 1200 } as const
    this.#socket?.write(generate({ ...packet, clientId: this.#identity.carId }))
    await this.#next(connack)
  }

  /** Subscribes and, at our centre, says hello and is welcomed. */
  async greet(): Promise<void> {
    const { carId } = this.#identity
    this.#socket?.write(generate({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: topic.allDown(carId), qos: 1 }] }))
    await this.#next(suback)
    if (!this.#line.greets) return
    const hello = {
      protocol: 1,
      boot: `boot-${randomUUID().slice(0, 8)}`,
      epoch: `epoch-${randomUUID().slice(0, 8)}`,
      clock: 1,
      keys: [],
      software: 'bench',
      verbs: ['remote/flash-hazard'],
    }
    const said = { topic: topic.up(carId, 'link', 'hello'), payload: JSON.stringify(hello), qos: 1, messageId: 2 } as const
    this.#socket?.write(generate({ cmd: 'publish', dup: false, retain: false, ...said }))
    await this.#next(publish)
  }

  /** After a cut: tries until it is on the line again. Gives the ms since its first attempt and the attempts. */
  async comeBack(resume: boolean): Promise<{ milliseconds: number; tries: number }> {
    const began = performance.now()
    for (let tries = 1, wait = firstPause; ; tries++, wait = Math.min(longestPause, wait * 2)) {
      const late = setTimeout(() => this.cut(), patience)
      try {
        await this.connect(resume)
        await this.greet()
        return { milliseconds: performance.now() - began, tries }
      } catch {
        this.cut()
        await pause(wait * (0.5 + Math.random()))
      } finally {
        clearTimeout(late)
      }
    }
  }

  cut(): void {
    this.#socket?.destroy()
    this.#end(this.#socket)
  }

  get connected(): boolean {
    return this.#socket !== undefined
  }

  async #shake(resume: boolean, until: 'session' | 'secureConnect'): Promise<void> {
    this.prepare()
    const session = resume ? this.#session : undefined
    const secureContext = this.#context as SecureContext
    const socket = connect({
      host: '127.0.0.1',
      port: this.#line.port,
      servername: 'localhost',
      secureContext,
      ...(session ? { session } : {}),
    })
    this.#socket = socket
    this.#rest = undefined
    socket.setNoDelay(true)
    const over = () => this.#arrived(handshake)
    socket.once('secureConnect', () => {
      // a resumed session was believed with the first flight, and brings no new ticket
      if (until === 'secureConnect' || socket.isSessionReused()) over()
    })
    socket.on('session', (ticket) => {
      this.#session = ticket
      if (until === 'session') over()
    })
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', () => {})
    socket.on('close', () => this.#end(socket))
    await this.#next(handshake)
    this.resumed = socket.isSessionReused()
  }

  #next(what: number): Promise<void> {
    return new Promise((done, failed) => {
      if (this.#socket) this.#awaited = { what, done, failed }
      else failed(new Error('the connection has ended'))
    })
  }

  #arrived(what: number): void {
    if (this.#awaited?.what !== what) return
    const { done } = this.#awaited
    this.#awaited = undefined
    done()
  }

  #end(socket: TLSSocket | undefined): void {
    if (this.#socket !== socket) return
    this.#socket = undefined
    const awaited = this.#awaited
    this.#awaited = undefined
    awaited?.failed(new Error('the connection has ended'))
  }

  /** Nothing that is said to an idle car is longer than 127 bytes but new keys, which may be. */
  #read(chunk: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    let at = 0
    while (bytes.length - at >= 2) {
      const long = (bytes[at + 1] as number) > 127
      const start = at + (long ? 3 : 2)
      if (bytes.length < start) break
      const length = long ? ((bytes[at + 1] as number) & 127) + ((bytes[at + 2] as number) << 7) : (bytes[at + 1] as number)
      if (bytes.length < start + length) break
      this.#take((bytes[at] as number) >> 4, bytes.subarray(start, start + length))
      at = start + length
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : undefined
  }

  #take(type: number, body: Buffer): void {
    if (type === connack && body[1] !== 0) {
      this.cut()
      return
    }
    if (type === publish) {
      const topicEnd = 2 + body.readUInt16BE(0)
      this.#socket?.write(Buffer.from([puback << 4, 2, body[topicEnd] as number, body[topicEnd + 1] as number]))
    }
    this.#arrived(type)
  }
}
