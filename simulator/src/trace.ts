/** Trace messages: samples gathered into columns, numbered, and kept until the centre has them. */
import type { SignalValue, Trace } from '@tsunagu/contract/message.ts'
import { type Kind, missingSignals } from './kinds.ts'
import { type Readings, restless } from './readings.ts'

export type TraceKind = 'ordinary' | 'confirming' | 'key'
interface Sample {
  at: number
  readings: Readings
}

/** Most samples one message holds (the contract allows 1,000). */
const mostSamples = 300

/** Gathers samples until somebody takes them as one message. */
export class Gatherer {
  #samples: Sample[] = []
  #told: Readings = {}

  get size(): number {
    return this.#samples.length
  }

  add(at: number, readings: Readings): void {
    // A wall clock that was set back must not make an offset negative.
    const first = this.#samples[0]
    if (first && (at < first.at || this.#samples.length >= mostSamples)) this.#samples = []
    this.#samples.push({ at, readings })
  }

  /** The message of all samples since the last one. A key frame is of the newest sample alone and names what the car has not. */
  take(kind: TraceKind, car: Kind, boot: string, seq: number): Trace | undefined {
    const samples = kind === 'key' ? this.#samples.slice(-1) : this.#samples
    const [first, last] = [samples[0], samples.at(-1)]
    if (!first || !last) return undefined
    const columns = Object.keys(last.readings).filter((path) => kind !== 'ordinary' || restless.has(path) || this.#changed(path, samples))
    const s = Object.fromEntries(columns.map((path) => [path, column(path, samples)]))
    const message: Trace = { boot, seq, t: first.at, dt: samples.map((sample) => sample.at - first.at), s }
    this.#told = last.readings
    this.#samples = []
    return kind === 'key' ? { ...message, key: true, na: missingSignals[car] } : message
  }

  #changed(path: string, samples: Sample[]): boolean {
    return samples.some((sample) => sample.readings[path] !== this.#told[path])
  }
}

/** The first value stands in every column, so that each message can be read alone; then null for `unchanged`. */
function column(path: string, samples: Sample[]): (SignalValue | null)[] {
  let before: SignalValue | undefined
  return samples.map(({ readings }) => {
    const value = readings[path] as SignalValue
    const unchanged = value === before
    before = value
    return unchanged ? null : value
  })
}

export interface Kept {
  boot: string
  seq: number
  payload: string
  /** Goes first and is never thinned out: a key frame, or a change a person waits for. */
  urgent: boolean
  /** Number of the connection it was sent on; 0 = not yet. */
  sentOn: number
  /** ms of `performance.now()` */
  sentAt: number
}

/** Messages the centre does not have yet, in the order they were made. Bounded: of the oldest, every other one goes. */
export class Shelf {
  #kept: Kept[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#kept.length
  }

  put(message: Trace, urgent: boolean): void {
    if (this.#kept.length >= this.#most) this.#thin()
    this.#kept.push({ boot: message.boot, seq: message.seq, payload: JSON.stringify(message), urgent, sentOn: 0, sentAt: 0 })
  }

  /** The next one to send on this connection: what is urgent first, then the oldest. */
  next(connection: number): Kept | undefined {
    const waits = (kept: Kept) => kept.sentOn !== connection
    return this.#kept.findLast((kept) => kept.urgent && waits(kept)) ?? this.#kept.find(waits)
  }

  /** What was sent before this moment (ms of `performance.now()`) is to be sent once more. */
  unsend(before: number): void {
    for (const kept of this.#kept) if (kept.sentAt < before) kept.sentOn = 0
  }

  forget(boot: string, seq: number): void {
    this.#kept = this.#kept.filter((kept) => kept.seq !== seq || kept.boot !== boot)
  }

  #thin(): void {
    const half = Math.ceil(this.#most / 2)
    const thinned = this.#kept.filter((kept, i) => kept.urgent || i >= half || i % 2 === 1)
    this.#kept = thinned.length < this.#kept.length ? thinned : this.#kept.slice(1)
  }
}
