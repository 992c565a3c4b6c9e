/**
 * A car that does not give up, for tests of faults: it keeps each trace until it is acknowledged, comes again after every broken
 * line and sends the rest once more. It acts once on a request, however often that comes, as the protocol says (docs/car-protocol.md).
 */
import { randomUUID } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { type SignalValue, topic } from '@tsunagu/contract/message.ts'
import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import type { CarIdentity } from './car.ts'

export interface StubbornOptions {
  host: string
  port: number
  /** ms between two traces; 0: only what `measure` is given. */
  every?: number
  verbs?: string[]
  /** `received`: behind a broker, whose PUBACK says nothing of the centre. */
  keepUntil?: 'puback' | 'received'
  mqtt?: Partial<IClientOptions>
}

interface Measured {
  seq: number
  t: number
  signals: Record<string, SignalValue>
}

export class StubbornCar {
  readonly identity: CarIdentity
  readonly boot = `boot-${randomUUID().slice(0, 8)}`
  /** Sequence numbers the centre has acknowledged: from then on the car has forgotten them. */
  readonly acknowledged = new Set<number>()
  /** Requests it acted on, and how often each was delivered. */
  readonly acts: string[] = []
  readonly deliveries = new Map<string, number>()
  /** Times it was welcomed. */
  welcomes = 0
  readonly #options: StubbornOptions
  readonly #kept = new Map<number, Measured>()
  readonly #epoch = `epoch-${randomUUID().slice(0, 8)}`
  readonly #since = performance.now()
  #seq = 0
  #mqtt: MqttClient | undefined
  #timer: NodeJS.Timeout | undefined
  #again: NodeJS.Timeout | undefined
  #resend: NodeJS.Timeout | undefined
  #parked = false

  constructor(identity: CarIdentity, options: StubbornOptions) {
    this.identity = identity
    this.#options = options
    this.#connect()
    // what a broker took while the centre was away is gone: docs/car-protocol.md says 30 s, tests have less time
    if (options.keepUntil === 'received') this.#resend = setInterval(() => this.#sendKept(), 2000)
    if (options.every) this.#timer = setInterval(() => this.measure({ 'Vehicle.Exterior.AirTemperature': this.#seq % 40 }), options.every)
  }

  get online(): boolean {
    return this.#mqtt?.connected === true
  }

  /** Measured and not yet acknowledged. */
  get waiting(): number {
    return this.#kept.size
  }

  get measured(): number {
    return this.#seq
  }

  measure(signals: Record<string, SignalValue>): number {
    const one = { seq: this.#seq++, t: Date.now(), signals }
    this.#kept.set(one.seq, one)
    if (this.online) this.#send(one)
    return one.seq
  }

  /** No more traces by itself; what is kept goes on being sent. */
  quiet(): void {
    clearInterval(this.#timer)
  }

  async park(): Promise<void> {
    this.#parked = true
    this.quiet()
    clearTimeout(this.#again)
    clearInterval(this.#resend)
    await this.#mqtt?.endAsync(true)
  }

  #connect(): void {
    const { carId } = this.identity
    const mqtt = connect({
      host: this.#options.host,
      port: this.#options.port,
      protocol: 'mqtts',
      servername: 'localhost',
      clientId: carId,
      clean: true,
      keepalive: 30,
      reconnectPeriod: 0,
      connectTimeout: 5000,
      ...this.identity,
      will: { topic: topic.up(carId, 'link', 'bye'), payload: Buffer.from(JSON.stringify({ boot: this.boot, why: 'lost' })), qos: 1 },
      ...this.#options.mqtt,
    } as IClientOptions)
    this.#mqtt = mqtt
    mqtt.on('error', () => {})
    mqtt.on('close', () => {
      if (this.#parked || this.#mqtt !== mqtt) return
      mqtt.end(true)
      this.#again = setTimeout(() => this.#connect(), 100 + Math.random() * 400)
    })
    mqtt.on('message', (path, payload) => this.#hear(path.split('/').slice(3).join('/'), payload.toString('utf8')))
    mqtt.on('connect', () => {
      ;(mqtt.stream as TLSSocket).setNoDelay(true)
      mqtt.subscribe(topic.allDown(carId), { qos: 1 }, () => {
        if (this.#mqtt !== mqtt || !mqtt.connected) return
        this.#say('link/hello', {
          protocol: 1,
          boot: this.boot,
          epoch: this.#epoch,
          clock: (performance.now() - this.#since) / 1000,
          keys: [],
          software: 'stubborn car 1',
          verbs: this.#options.verbs ?? ['link/report', 'remote/lock-doors', 'remote/flash-hazard'],
        })
        this.#sendKept()
      })
    })
  }

  #sendKept(): void {
    if (this.online) for (const one of this.#kept.values()) this.#send(one)
  }

  #send({ seq, t, signals }: Measured): void {
    const s = Object.fromEntries(Object.entries(signals).map(([path, value]) => [path, [value]]))
    this.#say('link/trace', { boot: this.boot, seq, t, dt: [0], s }, () => {
      if (this.#options.keepUntil !== 'received') this.#forget(seq)
    })
  }

  #forget(seq: number): void {
    this.#kept.delete(seq)
    this.acknowledged.add(seq)
  }

  #hear(word: string, payload: string): void {
    if (word === 'link/welcome') this.welcomes++
    if (word === 'link/received') {
      const { boot, seq } = JSON.parse(payload) as { boot: string; seq: number }
      if (boot === this.boot) this.#forget(seq)
    }
    if (word.startsWith('link/')) return
    const { id } = JSON.parse(Buffer.from(payload.split('.')[1] ?? '', 'base64url').toString()) as { id: string }
    const before = this.deliveries.get(id) ?? 0
    this.deliveries.set(id, before + 1)
    if (before === 0) this.acts.push(id)
    this.#say('link/answer', { id, result: 'done' })
  }

  #say(word: string, body: object, acknowledged?: () => void): void {
    const [module = '', what = ''] = word.split('/')
    this.#mqtt?.publish(topic.up(this.identity.carId, module, what), JSON.stringify(body), { qos: 1 }, (error) => {
      if (!error) acknowledged?.()
    })
  }
}
