/** What the state of the line means at a glance. */
import type { IncidentKind, LineState } from '@tsunagu/contract/line-state.ts'

/** A process says something every five seconds; silent for longer it is in trouble (ms). */
const silence = 20_000
/** One message in a hundred that waits for so long is too much (ms). */
const longLag = 1000

type Replica = LineState['replicas'][number]

export type Condition = 'running' | 'stopping' | 'silent' | 'no-lease'

export function conditionOf(replica: Replica, at: string): Condition {
  const now = Date.parse(at)
  if (now - Date.parse(replica.at) > silence) return 'silent'
  if (replica.stopping) return 'stopping'
  return replica.leaseUntil !== null && Date.parse(replica.leaseUntil) < now ? 'no-lease' : 'running'
}

export type Concern =
  | { is: 'trouble'; kind: IncidentKind; since: string }
  | { is: 'silent'; names: string[] }
  | { is: 'slow-lag' }
  | { is: 'dead-jobs' }
  | { is: 'archive'; day: string; why: string }

/** What needs somebody, the worst first; empty: all is well. */
export function concernsOf({ at, replicas, database, lag, jobs, storage }: LineState): Concern[] {
  const silent = replicas.filter((replica) => conditionOf(replica, at) === 'silent').map(({ name }) => name)
  const [failing] = storage.archives?.failing ?? []
  return [
    ...(database.trouble ? [{ is: 'trouble', ...database.trouble } as const] : []),
    ...(silent.length > 0 ? [{ is: 'silent', names: silent } as const] : []),
    ...(lag && lag.p99 > longLag ? [{ is: 'slow-lag' } as const] : []),
    ...(jobs.some(({ dead }) => dead > 0) ? [{ is: 'dead-jobs' } as const] : []),
    ...(failing ? [{ is: 'archive', ...failing } as const] : []),
  ]
}

/** `1.4 MB`: powers of ten, as disks are sold. */
export function bytesText(bytes: number, number: (value: number, digits?: number) => string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${number(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit]}`
}

/** The largest unit that gives at least one, of a span in ms. */
export function spanOf(ms: number): { count: number; unit: 'seconds' | 'minutes' | 'hours' | 'daysLong' } {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return { count: seconds, unit: 'seconds' }
  if (seconds < 3600) return { count: Math.floor(seconds / 60), unit: 'minutes' }
  if (seconds < 172_800) return { count: Math.floor(seconds / 3600), unit: 'hours' }
  return { count: Math.floor(seconds / 86_400), unit: 'daysLong' }
}
