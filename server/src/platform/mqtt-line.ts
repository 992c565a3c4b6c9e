/**
 * One client's socket as the broker sees it. It reads packet borders before anything is buffered: what is too large is
 * cut from its header, pings are answered even while acknowledgements are withheld, and bytes in flight are bounded.
 */
import { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'

/** Bytes of messages that all lines of one door hold between arrival and acknowledgement. */
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
}

const publishType = 3
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
  readonly #limits: LineLimits
  readonly #ledger: Ledger
  readonly #tooLarge: () => void
  /** Sizes of messages that have arrived whole and were not yet taken by the broker. */
  readonly #arrived: number[] = []
  #inFlight = 0
  #paused = false
  #over = false
  // the packet being read: type, length bytes so far, bytes still missing
  #type = -1
  #length = 0
  #shift = -1
  #missing = 0
  #size = 0

  constructor(socket: TLSSocket, limits: LineLimits, ledger: Ledger, tooLarge: () => void) {
    super({ readableHighWaterMark: 64 * 1024 })
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
    let from = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#missing > 0) {
        const taken = Math.min(this.#missing, chunk.length - at)
        at += taken
        this.#missing -= taken
        this.#count(taken)
        if (this.#missing === 0) this.#complete()
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
        this.#type = byte >> 4
        this.#length = 0
        this.#shift = 0
        this.#size = 0
        this.partialSince = this.heardAt
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
      if (this.#missing === 0) this.#complete()
    }
    if (from < chunk.length) this.push(from === 0 ? chunk : chunk.subarray(from))
    if (Math.max(this.#inFlight, this.readableLength) >= this.#limits.lineBytes || this.#ledger.full) this.#hold()
  }

  #count(bytes: number): void {
    if (this.#type !== publishType) return
    this.#size += bytes
    this.#inFlight += bytes
    this.#ledger.add(bytes)
  }

  #complete(): void {
    if (this.#type === publishType) this.#arrived.push(this.#size)
    this.#shift = -1
    this.partialSince = undefined
  }

  #hold(): void {
    if (this.#paused) return
    this.#paused = true
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
