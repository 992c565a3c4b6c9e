/**
 * Single readings of a device gathered into traces, as a car of ours would send them: every ten seconds, at once when a person cares,
 * and a key frame with everything soon after the connection. Times are ours: such a device says none.
 */
import { randomUUID } from 'node:crypto'
import type { SignalValue, Trace } from '@tsunagu/contract/message.ts'

interface GathererOptions {
  /** Resolves when the trace is stored. */
  keep(trace: Trace): Promise<void>
  failed(error: unknown): void
  /** ms */
  gatherFor?: number
  urgentAfter?: number
  keyAfter?: number
}

interface Moment {
  at: number
  values: Map<string, SignalValue | null>
}

/** Readings that close together are of one moment (ms). */
const oneMoment = 500
const mostMoments = 200
/** Traces that wait for the database; then readings are gathered on. */
const mostInFlight = 4

export class Gatherer {
  /** A new one for each connection: (vehicle, boot, seq) names a trace. */
  readonly boot = randomUUID()
  readonly #options: Required<GathererOptions>
  readonly #known = new Map<string, SignalValue | null>()
  readonly #flying = new Set<Promise<void>>()
  #moments: Moment[] = []
  #seq = 0
  #timer: NodeJS.Timeout | undefined
  #due = Number.POSITIVE_INFINITY
  #keyTimer: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: GathererOptions) {
    this.#options = { gatherFor: 10_000, urgentAfter: 100, keyAfter: 5000, ...options }
  }

  take(readings: readonly [string, SignalValue | null][], urgent: boolean): void {
    if (this.#closed || readings.length === 0) return
    const now = Date.now()
    const last = this.#moments.at(-1)
    const moment = last && now - last.at < oneMoment && now >= last.at ? last : { at: now, values: new Map() }
    if (moment !== last) this.#moments.push(moment)
    for (const [path, value] of readings) {
      moment.values.set(path, value)
      this.#known.set(path, value)
    }
    if (this.#moments.length > mostMoments) this.#moments.splice(0, mostMoments / 2)
    this.#keyTimer ??= setTimeout(() => this.#keyFrame(), this.#options.keyAfter)
    // the first words of a connection need not wait either
    this.#flushIn(urgent ? this.#options.urgentAfter : this.#seq === 0 ? oneMoment : this.#options.gatherFor)
  }

  /** Sends what there is now. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#due = Number.POSITIVE_INFINITY
    if (this.#moments.length === 0) return
    if (this.#flying.size >= mostInFlight) {
      this.#flushIn(this.#options.gatherFor)
      return
    }
    const moments = this.#moments
    this.#moments = []
    this.#send(moments, false)
  }

  /** Sends what there is, and takes nothing more; resolves when it is stored. */
  async close(): Promise<void> {
    if (!this.#closed) this.flush()
    this.#closed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#keyTimer)
    await Promise.all(this.#flying)
  }

  #flushIn(wait: number): void {
    const due = performance.now() + wait
    if (due >= this.#due) return
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => this.flush(), wait)
  }

  #keyFrame(): void {
    this.flush()
    this.#send([{ at: Date.now(), values: new Map(this.#known) }], true)
  }

  #send(moments: readonly Moment[], key: boolean): void {
    const stored = this.#options.keep(traceOf(moments, { boot: this.boot, seq: this.#seq++, key })).catch(this.#options.failed)
    this.#flying.add(stored)
    void stored.then(() => this.#flying.delete(stored))
  }
}

function traceOf(moments: readonly Moment[], { boot, seq, key }: { boot: string; seq: number; key: boolean }): Trace {
  const t = moments[0]?.at ?? 0
  const latest = new Map(moments.flatMap(({ values }) => [...values]))
  const paths = [...latest.keys()].filter((path) => moments.some(({ values }) => (values.get(path) ?? null) !== null))
  const na = [...latest].filter(([, value]) => value === null).map(([path]) => path)
  return {
    boot,
    seq,
    t,
    dt: moments.map(({ at }) => at - t),
    s: Object.fromEntries(paths.map((path) => [path, moments.map(({ values }) => values.get(path) ?? null)])),
    ...(na.length > 0 ? { na } : {}),
    ...(key ? { key } : {}),
  }
}
