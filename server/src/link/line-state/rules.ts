/** What the counters of a process say about the last minute and the last hour. */

/** What a process writes about itself; rates are per second over the last minute. */
export interface ReplicaState {
  name: string
  roles: string[]
  startedAt: string
  stopping: boolean
  connected: number
  inFlightBytes: number
  messagesPerSecond: number
  pointsPerSecond: number
  bytesPerSecond: number
  handshakesPerSecond: number
  /** Traces committed in the last minute, by `durations` of platform/watching/counters.ts. */
  lag: number[]
  lastMessageAt: string | null
  busy: number
  poolWaiting: number
  memoryBytes: number
  /** Of the last hour. */
  refused: Record<string, number>
  requests: Record<string, number>
  /** Missing: the process is of an older release. */
  connections?: Record<string, number>
  trouble: { kind: string; since: string } | null
}

/** Counters at one moment, in the order of `totalsOf`. */
export interface Snapshot {
  /** ms of a clock that never jumps. */
  at: number
  totals: Record<string, number>
  lag: readonly number[]
}

/** How much each counter has grown per second between two moments. */
export function ratesBetween(before: Snapshot, now: Snapshot): Record<string, number> {
  const seconds = (now.at - before.at) / 1000
  return mapped(now.totals, (value, key) => (seconds > 0 ? Math.max(0, value - (before.totals[key] ?? 0)) / seconds : 0))
}

export const growth = (before: Record<string, number>, now: Record<string, number>): Record<string, number> =>
  mapped(now, (value, key) => Math.max(0, value - (before[key] ?? 0)))

export const bucketsBetween = (before: readonly number[], now: readonly number[]): number[] =>
  now.map((count, at) => count - (before[at] ?? 0))

export const summed = (all: readonly Record<string, number>[]): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const one of all) for (const [key, value] of Object.entries(one)) sums[key] = (sums[key] ?? 0) + value
  return sums
}

export const bucketsSummed = (all: readonly (readonly number[])[]): number[] =>
  Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, at) => all.reduce((sum, one) => sum + (one[at] ?? 0), 0))

/**
 * So many connections ending within seconds are not the cars' own doing. `held`: those that stood or began meanwhile.
 * A handful of cars may well be switched off at the same moment.
 */
export const isLostTogether = (ended: number, held: number): boolean => ended >= 10 && ended >= held / 4

/** The value below which the share `q` lies, within its bucket as if spread evenly; beyond the last bound: that bound. null: nothing counted. */
export function quantile(bounds: readonly number[], counts: readonly number[], q: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let below = 0
  for (const [at, count] of counts.entries()) {
    const upper = bounds[at]
    if (upper === undefined) break
    if (below + count >= q * total && count > 0) {
      const lower = bounds[at - 1] ?? 0
      return lower + ((q * total - below) / count) * (upper - lower)
    }
    below += count
  }
  return bounds.at(-1) ?? null
}

/** Of the newest kept, the last from before `ago` ms ago: rates over a minute need what was counted a minute ago. */
export function since<T extends { at: number }>(kept: readonly T[], now: number, ago: number): T | undefined {
  return kept.findLast(({ at }) => at <= now - ago) ?? kept[0]
}

const mapped = (from: Record<string, number>, to: (value: number, key: string) => number): Record<string, number> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value, key)]))
