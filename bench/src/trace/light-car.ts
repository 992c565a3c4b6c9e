/** One light car: a TLS socket, packets built by hand, and the time from each message to the centre's receipt. */
import { once } from 'node:events'
import { connect, createSecureContext, type TLSSocket } from 'node:tls'
import { topic } from '@tsunagu/contract/message.ts'
import { generate } from 'mqtt-packet'
import { messageSpan, publishPacket } from './load.ts'

/** Where cars connect, and what tells them that a message is stored. */
export interface Target {
  port: number
  ca: string
  /** PEM; one key for all cars, each has its own certificate. */
  key: string
  /** `puback`: our own door. `received`: behind a broker, the centre's own word. */
  receipt: 'puback' | 'received'
}

export interface LightIdentity {
  carId: string
  cert: string
}

const puback = 4
const publish = 3

export class LightCar {
  readonly #identity: LightIdentity
  readonly #target: Target
  readonly #stored: (car: LightCar, milliseconds: number) => void
  readonly #boot = `boot-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`
  readonly #sentAt = new Float64Array(256)
  #socket: TLSSocket | undefined
  #rest: Buffer = Buffer.alloc(0)
  /** Messages follow each other without a gap in the car's own time, which catches up with ours and must not pass it. */
  #t = Date.now() - 45 * 60_000
  #seq = 0
  inFlight = 0
  get sent(): number {
    return this.#seq
  }
  bytes = 0

  constructor(identity: LightIdentity, target: Target, stored: (car: LightCar, milliseconds: number) => void) {
    this.#identity = identity
    this.#target = target
    this.#stored = stored
  }

  async connect(): Promise<void> {
    const { carId, cert } = this.#identity
    const { port, ca, key, receipt } = this.#target
    const socket = connect({ host: '127.0.0.1', port, servername: 'localhost', secureContext: createSecureContext({ ca, key, cert }) })
    this.#socket = socket
    socket.setNoDelay(true)
    await once(socket, 'secureConnect')
    socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId: carId, clean: true, keepalive: 600 }))
    const [connack] = (await once(socket, 'data')) as [Buffer]
    if (connack[3] !== 0) throw new Error(`${carId}: CONNACK ${connack[3]}`)
    if (receipt === 'received') {
      const down = { topic: topic.down(carId, 'link', 'received'), qos: 1 } as const
      socket.write(generate({ cmd: 'subscribe', messageId: 65_535, subscriptions: [down] }))
      await once(socket, 'data')
    }
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
  }

  /** Fails when the centre ends the connection. */
  ended(): Promise<never> {
    return new Promise((_, failed) => {
      this.#socket?.once('close', () => failed(new Error('the connection of a car has ended')))
    })
  }

  publish(): void {
    const seq = this.#seq++
    const packet = publishPacket(this.#identity.carId, this.#boot, seq, this.#t)
    this.#t += messageSpan
    this.inFlight++
    this.bytes = packet.length
    this.#sentAt[seq & 255] = performance.now()
    this.#socket?.write(packet)
  }

  close(): void {
    this.#socket?.removeAllListeners('close')
    // DISCONNECT, and TLS closed in order: a broker would write a line for each car
    this.#socket?.end(Buffer.from([0xe0, 0]))
  }

  #read(chunk: Buffer): void {
    // several receipts at once are answered by several messages at once
    this.#socket?.cork()
    this.#readPackets(chunk)
    this.#socket?.uncork()
  }

  #readPackets(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    // nothing the centre says is longer than 127 bytes but the word `received`, which may be
    while (bytes.length - at >= 4) {
      const long = (bytes[at + 1] as number) > 127
      const start = at + (long ? 3 : 2)
      const length = long ? ((bytes[at + 1] as number) & 127) + ((bytes[at + 2] as number) << 7) : (bytes[at + 1] as number)
      if (bytes.length < start + length) break
      this.#take((bytes[at] as number) >> 4, bytes.subarray(start, start + length))
      at = start + length
    }
    this.#rest = bytes.subarray(at)
  }

  #take(type: number, body: Buffer): void {
    if (type === puback && this.#target.receipt === 'puback') this.#receipt(body.readUInt16BE(0) - 1)
    if (type !== publish) return
    const topicEnd = 2 + body.readUInt16BE(0)
    this.#socket?.write(Buffer.from([puback << 4, 2, body[topicEnd] as number, body[topicEnd + 1] as number]))
    this.#receipt((JSON.parse(body.toString('latin1', topicEnd + 2)) as { seq: number }).seq)
  }

  #receipt(seq: number): void {
    this.inFlight--
    this.#stored(this, performance.now() - (this.#sentAt[seq & 255] as number))
  }
}
