/**
 * One client's socket as the broker sees it. It reads packet borders before anything is buffered: what is too large is
 * cut from its header, pings are answered even while acknowledgements are withheld, and bytes in flight are bounded.
 */
import { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/** Bytes of messages, and what each takes besides, that all lines of one door hold between arrival and acknowledgement. */
export class Ledger {
  readonly #most: number
  readonly #held = new Set<MqttLine>()
  #total = 0

  constructor(most: number) {
    this.#most = most
  }

  get total(): number {
    return this.#total
  }

  get full(): boolean {
    return this.#total >= this.#most
  }

  add(bytes: number): void {
    this.#total += bytes
    // half empty first, so that lines are not stopped and let go with every message
    if (bytes > 0 || this.#total > this.#most / 2) return
    for (const line of this.#held) line.goOnIfRoom()
  }

  hold(line: MqttLine): void {
    this.#held.add(line)
  }

  forget(line: MqttLine): void {
    this.#held.delete(line)
  }
}

export interface LineLimits {
  /** No packet is larger. */
  packetBytes: number
  /** Messages of this line between arrival and acknowledgement. */
  lineBytes: number
  /** What a message counts besides its own bytes: `messageCost` unless given. */
  messageBytes?: number
}

/** A PUBLISH packet that the line has read for itself. */
export interface LineMessage {
  topic: string
  payload: Buffer
  qos: number
  /** Of the packet; 0 at QoS 0. */
  id: number
  /** For `release`. */
  bytes: number
}

/** A small message, read and waiting for its acknowledgement, takes about so much memory besides its bytes (measured). */
const messageCost = 2048

const publishType = 3
/** PUBACK, two bytes more: the packet's id. */
const pubackHead = 0x40020000
const pingRequest = 12
const pingResponse = Buffer.from([0xd0, 0x00])
/** Packets that carry no message (CONNECT with its will, SUBSCRIBE …) have no reason to be larger. */
const mostOtherBytes = 16 * 1024

export class MqttLine extends Duplex {
  readonly socket: TLSSocket
  /** Seconds; the client's word in CONNECT. */
  keepalive = 60
  /** ms of `performance.now()` */
  heardAt = performance.now()
  /** Since when the present packet is incomplete; undefined between packets. */
  partialSince: number | undefined
  /** Called when it stops reading because this client alone has too much in flight. */
  slowed: (() => void) | undefined
  readonly #limits: LineLimits
  readonly #ledger: Ledger
  readonly #tooLarge: () => void
  /** Sizes of messages that have arrived whole and were not yet taken by the broker. */
  readonly #arrived: number[] = []
  /** Messages are read here and do not reach the broker; those that come before anybody hears them wait. */
  readonly #readsMessages: boolean
  readonly #early: LineMessage[] = []
  #hear: ((message: LineMessage) => void) | undefined
  /** The pieces of the message being read; undefined: the packet is the broker's. */
  #pieces: Buffer[] | undefined
  #inFlight = 0
  #paused = false
  #over = false
  // the packet being read: type, length bytes so far, bytes still missing
  #type = -1
  #flags = 0
  #length = 0
  #shift = -1
  #missing = 0
  #size = 0

  /** `readsMessages`: PUBLISH goes to `hear` and not to the broker, for which each costs five times as much. */
  constructor(socket: TLSSocket, limits: LineLimits, ledger: Ledger, tooLarge: () => void, readsMessages = false) {
    super({ readableHighWaterMark: 64 * 1024 })
    this.#readsMessages = readsMessages
    this.socket = socket
    this.#limits = limits
    this.#ledger = ledger
    this.#tooLarge = tooLarge
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('end', () => this.push(null))
    socket.on('error', () => this.destroy())
    socket.on('close', () => this.destroy())
  }

  /** Not reading, because too much is in flight: silence is then our doing, not the client's. */
  get paused(): boolean {
    return this.#paused
  }

  /** The broker hands over the next message; gives its size for `release`. */
  takeMessage(): number {
    return this.#arrived.shift() ?? 0
  }

  /** From now on messages go there, first those that came before. */
  hear(hear: (message: LineMessage) => void): void {
    this.#hear = hear
    for (const message of this.#early.splice(0)) hear(message)
  }

  /** PUBACK for each of these packets, in one write. */
  acknowledge(ids: readonly number[]): void {
    if (this.#over || ids.length === 0) return
    const packets = Buffer.allocUnsafe(4 * ids.length)
    for (const [index, id] of ids.entries()) packets.writeUInt32BE(pubackHead + id, 4 * index)
    this.socket.write(packets)
  }

  /** A message is acknowledged or gone. */
  release(bytes: number): void {
    if (this.#over) return
    this.#inFlight -= bytes
    this.#ledger.add(-bytes)
    this.goOnIfRoom()
  }

  /** Reads again when neither this line nor all together hold too much. */
  goOnIfRoom(): void {
    if (!this.#paused || this.#over || this.#ledger.full || this.#inFlight >= this.#limits.lineBytes / 2) return
    this.#paused = false
    this.#ledger.forget(this)
    this.heardAt = performance.now()
    this.socket.resume()
  }

  /** At once, without a last packet. */
  cut(): void {
    this.socket.destroy()
    this.destroy()
  }

  #receive(chunk: Buffer): void {
    this.heardAt = performance.now()
    // what is before `from` has gone to the broker, or was a message
    let from = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#missing > 0) {
        const taken = Math.min(this.#missing, chunk.length - at)
        this.#pieces?.push(chunk.subarray(at, at + taken))
        at += taken
        this.#missing -= taken
        this.#count(taken)
        if (this.#missing > 0) continue
        if (this.#pieces) from = at
        if (!this.#complete()) return
        continue
      }
      const byte = chunk[at] as number
      if (this.#shift < 0) {
        // a ping is two bytes that never go together with another packet's
        if (byte >> 4 === pingRequest && chunk[at + 1] === 0) {
          if (at > from) this.push(chunk.subarray(from, at))
          this.write(pingResponse)
          at += 2
          from = at
          continue
        }
        this.#begin(byte)
        if (this.#pieces && at > from) this.push(chunk.subarray(from, at))
        at++
        continue
      }
      this.#length += (byte & 0x7f) * 2 ** this.#shift
      this.#shift += 7
      at++
      if (byte & 0x80) {
        if (this.#shift <= 21) continue
        this.#refuse()
        return
      }
      if (this.#length > (this.#type === publishType ? this.#limits.packetBytes : mostOtherBytes)) {
        this.#refuse()
        return
      }
      this.#missing = this.#length
      this.#count(this.#limits.messageBytes ?? messageCost)
      if (this.#missing === 0 && !this.#complete()) return
    }
    if (!this.#pieces && from < chunk.length) this.push(from === 0 ? chunk : chunk.subarray(from))
    if (Math.max(this.#inFlight, this.readableLength) >= this.#limits.lineBytes || this.#ledger.full) this.#hold()
  }

  #begin(byte: number): void {
    this.#type = byte >> 4
    this.#flags = byte & 0x0f
    this.#length = 0
    this.#shift = 0
    this.#size = 0
    this.#pieces = this.#readsMessages && this.#type === publishType ? [] : undefined
    this.partialSince = this.heardAt
  }

  #count(bytes: number): void {
    if (this.#type !== publishType) return
    this.#size += bytes
    this.#inFlight += bytes
    this.#ledger.add(bytes)
  }

  /** False: it was no packet, or whoever heard it has cut the line. */
  #complete(): boolean {
    const pieces = this.#pieces
    this.#pieces = undefined
    this.#shift = -1
    this.partialSince = undefined
    if (!pieces) {
      if (this.#type === publishType) this.#arrived.push(this.#size)
      return true
    }
    const message = messageIn(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces), this.#flags, this.#size)
    if (!message) this.cut()
    else if (this.#hear) this.#hear(message)
    else this.#early.push(message)
    return !this.#over
  }

  #hold(): void {
    if (this.#paused) return
    this.#paused = true
    if (!this.#ledger.full) this.slowed?.()
    this.socket.pause()
    this.#ledger.hold(this)
  }

  #refuse(): void {
    this.#tooLarge()
    this.cut()
  }

  override _read(): void {
    this.goOnIfRoom()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#over = true
    this.#ledger.forget(this)
    this.#ledger.add(-this.#inFlight)
    this.#inFlight = 0
    // a CONNACK that refuses is still to be read by the client
    this.socket.destroySoon()
    const timer = setTimeout(() => this.socket.destroy(), 2000)
    timer.unref()
    this.socket.once('close', () => clearTimeout(timer))
    done(error)
  }
}

/** What follows the fixed header of a PUBLISH packet (MQTT 3.1.1, 3.3.2); undefined: it is none. */
function messageIn(body: Buffer, flags: number, bytes: number): LineMessage | undefined {
  const qos = (flags >> 1) & 3
  if (body.length < 2 || qos === 3) return undefined
  const topicEnd = 2 + body.readUInt16BE(0)
  const head = topicEnd + (qos > 0 ? 2 : 0)
  if (body.length < head) return undefined
  const id = qos > 0 ? body.readUInt16BE(topicEnd) : 0
  return { topic: body.toString('utf8', 2, topicEnd), payload: body.subarray(head), qos, id, bytes }
}
