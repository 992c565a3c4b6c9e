/**
 * What one process has counted since its start. Plain numbers: counting costs an addition and nobody need read them.
 * `/metrics` (metrics.ts) shows them as they are; the administrator's page gets them through a row of each replica.
 */

import { type Refusal, refusals } from '@tsunagu/contract/line-state.ts'

/** Values by upper bound, as a histogram needs them. */
export class Spread {
  readonly bounds: readonly number[]
  /** One more than `bounds`: the last one is for everything above. */
  readonly counts: number[]
  sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = new Array<number>(bounds.length + 1).fill(0)
  }

  /** `times`: that many values alike. */
  add(value: number, times = 1): void {
    let at = 0
    while (at < this.bounds.length && value > (this.bounds[at] as number)) at++
    this.counts[at] = (this.counts[at] as number) + times
    this.sum += value * times
  }
}

/** ms; finer below a second, where it matters. */
export const durations = [
  1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 30_000, 60_000,
] as const
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 1000, 2000] as const

export const messageKinds = ['trace', 'hello', 'bye', 'answer', 'other'] as const
export type MessageKind = (typeof messageKinds)[number]

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

/** One refusal, seen by whoever keeps the log of what happened. */
export interface Refused {
  cause: Refusal
  /** Whose message it was, or the car's name on the line; undefined: nobody knows. */
  vehicleId: string | undefined
  times: number
}
/** Beyond so many different ones between two looks they are counted without a name. */
const mostNamed = 100

/** What was wrong with the database; `batch-retried`: something else, which a second try may mend. */
export type TroubleKind = 'database-unreachable' | 'database-slow' | 'disk-full' | 'batch-retried'

/** For a while the database was not what it should be. */
export interface Trouble {
  kind: TroubleKind
  since: Date
  until: Date
  times: number
}

/** A statement that takes longer is slow (ms). */
const slow = 1000
/** Without a word of the one who had it, trouble is over after so long (ms). */
const forgotten = 15_000

/** SQLSTATE of whoever is not let in or thrown out, and the operating system's words; a connection that breaks in between has neither. */
export function kindOfTrouble(error: unknown): TroubleKind {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (code === '53100' || code === 'ENOSPC') return 'disk-full'
  if (typeof code === 'string') return /^(08|28|3D|53|55000|57P|E[A-Z]+$)/.test(code) ? 'database-unreachable' : 'batch-retried'
  return /terminat|connect|timeout/i.test(String(message)) ? 'database-unreachable' : 'batch-retried'
}

export class Counters {
  readonly startedAt = new Date()
  readonly messages: Record<MessageKind, number> = zeros(messageKinds)
  /** Payloads of all messages. */
  bytes = 0
  /** Committed values that are not null. */
  points = 0
  lastMessageAt = 0
  /** Messages in one batch. */
  readonly batches = new Spread(sizes)
  /** From the statement to its commit (ms). */
  readonly batchTime = new Spread(durations)
  retries = 0
  /** From the arrival of a trace to its commit (ms). */
  readonly lag = new Spread(durations)
  readonly refused: Record<Refusal, number> = zeros(refusals)
  readonly handshakes = { full: 0, resumed: 0, failed: 0 }
  /** Connections of cars: let in, ended, and those that took the car over from one that still stood. */
  readonly connections = { begun: 0, ended: 0, takenOver: 0 }
  /** Requests to cars by how they ended: time from the tap (ms). */
  readonly requests = {
    done: new Spread(durations),
    refused: new Spread(durations),
    failed: new Spread(durations),
    'no-answer': new Spread(durations),
  }
  readonly jobs = { done: 0, failed: 0, givenUp: 0 }
  /** `GET /api/vehicles 200` → time to the answer (ms). */
  readonly http = new Map<string, Spread>()
  /** What is asked when somebody looks: set by whoever knows. */
  connected: () => number = () => 0
  bytesInFlight: () => number = () => 0

  #named = new Map<string, Refused>()
  #trouble: (Trouble & { by: string }) | undefined
  #troubles: Trouble[] = []

  /** One message of a car. */
  heard(kind: MessageKind, bytes: number): void {
    this.messages[kind]++
    this.bytes += bytes
    this.lastMessageAt = Date.now()
  }

  refuse(cause: Refusal, vehicleId?: string, times = 1): void {
    this.refused[cause] += times
    const key = `${cause} ${vehicleId ?? ''}`
    const known = this.#named.get(key)
    if (known) known.times += times
    else if (vehicleId === undefined || this.#named.size < mostNamed) this.#named.set(key, { cause, vehicleId, times })
    else this.#count(cause, times)
  }

  #count(cause: Refusal, times: number): void {
    const known = this.#named.get(`${cause} `)
    if (known) known.times += times
    else this.#named.set(`${cause} `, { cause, vehicleId: undefined, times })
  }

  /** What was refused since the last call. */
  takeRefused(): Refused[] {
    const taken = [...this.#named.values()]
    this.#named = new Map()
    return taken
  }

  /** A batch is committed, after so many ms. */
  stored(messages: number, points: number, ms: number): void {
    this.batches.add(messages)
    this.batchTime.add(ms)
    this.points += points
    // a device's words come in through a door of its own
    this.lastMessageAt = Date.now()
    this.well('storing', ms)
  }

  /** A batch will be tried again. */
  notStored(error: unknown): void {
    this.retries++
    this.troubledBy('storing', error)
  }

  /** The database did not do what `by` asked; the next `well` of the same one ends it. */
  troubledBy(by: string, error: unknown): void {
    this.#troubled(by, kindOfTrouble(error))
  }

  #troubled(by: string, kind: TroubleKind): void {
    const now = new Date()
    if (this.#trouble?.kind !== kind) {
      this.#over(now)
      this.#trouble = { by, kind, since: now, until: now, times: 0 }
    }
    this.#trouble.until = now
    this.#trouble.times++
  }

  /** The database did what `by` asked, in so many ms. */
  well(by: string, ms: number): void {
    if (ms > slow) this.#troubled(by, 'database-slow')
    else if (!this.#trouble) return
    else if (this.#trouble.by === by) this.#over(new Date())
    else if (Date.now() - this.#trouble.until.getTime() > forgotten) this.#over(this.#trouble.until)
  }

  #over(until: Date): void {
    if (!this.#trouble) return
    const { by: _, ...trouble } = this.#trouble
    this.#troubles.push({ ...trouble, until })
    // a database that comes and goes for hours says no more by a longer list
    if (this.#troubles.length > 50) this.#troubles.shift()
    this.#trouble = undefined
  }

  /** The one that lasts. */
  get trouble(): Trouble | undefined {
    return this.#trouble
  }

  /** Those that are over, since the last call. */
  takeTroubles(): Trouble[] {
    return this.#troubles.splice(0)
  }

  /** What was taken and could not be written down. */
  giveBack({ refused, troubles }: { refused: readonly Refused[]; troubles: readonly Trouble[] }): void {
    for (const { cause, vehicleId, times } of refused) {
      this.refused[cause] -= times
      this.refuse(cause, vehicleId, times)
    }
    this.#troubles.unshift(...troubles)
  }

  answered(route: string, ms: number): void {
    let spread = this.http.get(route)
    if (!spread) {
      spread = new Spread(durations)
      this.http.set(route, spread)
    }
    spread.add(ms)
  }
}
