/**
 * The little of MQTT 3.1.1 a car needs, over TLS: connect with a will, subscribe, publish and receive at QoS 0 and 1.
 * A client of its own because ten thousand of them live in one process: a connection costs little more than its socket.
 * Numbers of sections are those of the OASIS standard.
 */
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { maxPacketBytes } from '@tsunagu/contract/message.ts'

export interface MqttOptions {
  host: string
  port: number
  secureContext: SecureContext
  clientId: string
  /** Seconds. */
  keepalive: number
  will: { topic: string; payload: string }
}

export interface MqttEvents {
  connected(): void
  message(topic: string, payload: Buffer): void
  /** Once, whatever the reason; `why` is for people. */
  closed(why: string): void
}

const packet = {
  connect: 0x10,
  connack: 0x20,
  publish: 0x30,
  puback: 0x40,
  subscribe: 0x82,
  suback: 0x90,
  ping: 0xc0,
  pong: 0xd0,
  disconnect: 0xe0,
}
const refusals = ['', 'protocol version refused', 'client id refused', 'server unavailable', 'bad user name or password', 'not authorized']
const noPacket = Buffer.alloc(0)

export class Mqtt {
  readonly #socket: TLSSocket
  readonly #on: MqttEvents
  readonly #keepalive: NodeJS.Timeout
  readonly #waiting = new Map<number, () => void>()
  #rest: Buffer = noPacket
  #id = 0
  #heard = true
  #muted = false
  #over = false

  constructor(options: MqttOptions, on: MqttEvents) {
    this.#on = on
    const { host, port, secureContext } = options
    this.#socket = connectTls({ host, port, secureContext, minVersion: 'TLSv1.2', ...servername(host) })
    this.#socket.setNoDelay(true)
    this.#socket.once('secureConnect', () => this.#socket.write(connectPacket(options)))
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk))
    this.#socket.on('error', (error) => this.#end(error.message))
    this.#socket.on('close', () => this.#end('connection closed'))
    // Half the keepalive: a ping unanswered for that long means that the other side is gone.
    this.#keepalive = setInterval(() => this.#beat(), options.keepalive * 500)
  }

  /** QoS 1; `acknowledged` is called when the PUBACK has come. */
  publish(topic: string, payload: string, acknowledged?: () => void): void {
    const id = this.#nextId(acknowledged)
    this.#write(packet.publish | 0b0010, Buffer.concat([text(topic), number16(id), Buffer.from(payload)]))
  }

  subscribe(filter: string, granted: () => void): void {
    const id = this.#nextId(granted)
    this.#write(packet.subscribe, Buffer.concat([number16(id), text(filter), Buffer.from([1])]))
  }

  /** A clean farewell (3.14): the will is not published. */
  disconnect(): void {
    if (this.#over) return
    this.#write(packet.disconnect, noPacket)
    this.#socket.end()
    this.#end('disconnected')
    setTimeout(() => this.#socket.destroy(), 500).unref()
  }

  /** Drops the connection at once, as a crash does. */
  destroy(): void {
    this.#end('dropped')
    this.#socket.destroy()
  }

  /** Neither reads nor writes any more, while the other side believes in us: a tunnel. */
  mute(): void {
    this.#muted = true
    clearInterval(this.#keepalive)
    this.#socket.pause()
  }

  #end(why: string): void {
    if (this.#over) return
    this.#over = true
    clearInterval(this.#keepalive)
    this.#waiting.clear()
    this.#on.closed(why)
    this.#socket.destroySoon()
  }

  #beat(): void {
    if (!this.#heard) {
      this.destroyFor('no answer to a ping')
      return
    }
    this.#heard = false
    this.#write(packet.ping, noPacket)
  }

  destroyFor(why: string): void {
    this.#end(why)
    this.#socket.destroy()
  }

  #nextId(done: (() => void) | undefined): number {
    do this.#id = (this.#id % 65535) + 1
    while (this.#waiting.has(this.#id))
    if (done) this.#waiting.set(this.#id, done)
    return this.#id
  }

  #write(head: number, body: Buffer): void {
    if (this.#over || this.#muted) return
    this.#socket.write(Buffer.concat([Buffer.from([head]), remainingLength(body.length), body]))
  }

  #read(chunk: Buffer): void {
    if (this.#muted || this.#over) return
    this.#heard = true
    let data = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk
    for (let one = cut(data); one !== undefined; one = cut(data)) {
      if (one === 'malformed') {
        this.destroyFor('malformed packet')
        return
      }
      data = data.subarray(one.length)
      this.#take(one.head, one.body)
      if (this.#over) return
    }
    // A copy: a slice would keep the whole chunk alive in ten thousand idle cars.
    this.#rest = data.length ? Buffer.from(data) : noPacket
  }

  #take(head: number, body: Buffer): void {
    const kind = head & 0xf0
    if (kind === packet.publish) this.#receive(head, body)
    else if (kind === packet.puback) this.#settle(body)
    else if (kind === packet.suback) this.#granted(body)
    else if (kind === packet.connack) this.#accepted(body[1] ?? 0)
  }

  #accepted(code: number): void {
    if (code === 0) this.#on.connected()
    else this.destroyFor(refusals[code] ?? 'refused')
  }

  #granted(body: Buffer): void {
    if ((body[2] ?? 0x80) < 0x80) this.#settle(body)
    else this.destroyFor('subscription refused')
  }

  #settle(body: Buffer): void {
    if (body.length < 2) return
    const id = body.readUInt16BE(0)
    const done = this.#waiting.get(id)
    this.#waiting.delete(id)
    done?.()
  }

  #receive(head: number, body: Buffer): void {
    const qos = (head >> 1) & 3
    const topicEnd = body.length < 2 ? Infinity : 2 + body.readUInt16BE(0)
    const start = topicEnd + (qos ? 2 : 0)
    if (qos > 1 || start > body.length) {
      this.destroyFor('malformed publish')
      return
    }
    this.#on.message(body.toString('utf8', 2, topicEnd), body.subarray(start))
    if (qos) this.#write(packet.puback, body.subarray(topicEnd, start))
  }
}

/** The first whole packet of the data, `undefined` when more must come, `malformed` when none can (2.2.3, or too large). */
function cut(data: Buffer): { head: number; body: Buffer; length: number } | 'malformed' | undefined {
  let size = 0
  for (let i = 1; i < 5; i++) {
    const byte = data[i]
    if (byte === undefined) return undefined
    size += (byte & 0x7f) * 128 ** (i - 1)
    if (byte < 0x80) {
      if (size > maxPacketBytes) return 'malformed'
      const length = i + 1 + size
      return data.length < length ? undefined : { head: data[0] as number, body: data.subarray(i + 1, length), length }
    }
  }
  return 'malformed'
}

function connectPacket({ clientId, keepalive, will }: MqttOptions): Buffer {
  // 3.1.2.3: clean session, will at QoS 1.
  const flags = 0b0000_1110
  const body = Buffer.concat([
    text('MQTT'),
    Buffer.from([4, flags]),
    number16(keepalive),
    text(clientId),
    text(will.topic),
    text(will.payload),
  ])
  return Buffer.concat([Buffer.from([packet.connect]), remainingLength(body.length), body])
}

function remainingLength(size: number): Buffer {
  const bytes: number[] = []
  let left = size
  do {
    const more = left >= 128
    bytes.push((left % 128) | (more ? 0x80 : 0))
    left = Math.floor(left / 128)
  } while (left > 0)
  return Buffer.from(bytes)
}

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

const text = (value: string) => Buffer.concat([number16(Buffer.byteLength(value)), Buffer.from(value)])

/** A name for the server's certificate to match; an address is matched as it is. */
const servername = (host: string) => (/^[\d.]+$|:/.test(host) ? {} : { servername: host })
