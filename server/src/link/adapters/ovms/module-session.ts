/** One connection of an OVMS module: what it has said, and what we have asked it on this connection. */
import { randomUUID } from 'node:crypto'
import type { DeviceSession } from '../devices/admit-device.ts'
import type { Gatherer } from '../gatherer.ts'
import { Metrics } from './metrics.ts'

export class ModuleSession implements DeviceSession {
  readonly carId: string
  readonly vehicleId: string
  readonly connection: number | null
  readonly deviceId: string
  readonly gatherer: Gatherer
  readonly metrics = new Metrics()
  /** Its clock for the expiry of requests: seconds since the connection. */
  readonly epoch = randomUUID()
  readonly startedAt = performance.now()
  /** The module's own vehicle id, the second part of its topics. */
  vehicle: string | undefined
  software = ''
  greeted = false
  /** When `active` went out last (ms of `performance.now()`); undefined: it thinks nobody looks. */
  activeAt: number | undefined
  /** When the database last heard that it lives. */
  touchedAt = Number.NEGATIVE_INFINITY
  /** Requests said on this connection: QoS 1 has them arrive, and a module would do one twice. */
  readonly asked = new Set<string>()
  /** What is not a metric is heard in order. */
  turn: Promise<void> = Promise.resolve()
  #lastEvent = { name: '', at: Number.NEGATIVE_INFINITY }

  constructor(admitted: DeviceSession, gatherer: Gatherer) {
    this.carId = admitted.carId
    this.vehicleId = admitted.vehicleId
    this.connection = admitted.connection
    this.deviceId = admitted.deviceId
    this.gatherer = gatherer
  }

  get clock(): number {
    return (performance.now() - this.startedAt) / 1000
  }

  /** Newer firmware tells each event twice, by topic and by payload. */
  isRepeated(event: string): boolean {
    const now = performance.now()
    const repeated = this.#lastEvent.name === event && now - this.#lastEvent.at < 1000
    this.#lastEvent = { name: event, at: now }
    return repeated
  }
}
