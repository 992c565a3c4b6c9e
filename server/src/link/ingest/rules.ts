/** What a trace says about the latest state. */
import type { SignalValue, Trace } from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'

/**
 * path → `[confirmedAt]`: sampled, unchanged · `[value, since, confirmedAt, changedWithin]`; null value: not available.
 * Times in ms since 1970 by the car's clock; `changedWithin`: the value was another one earlier in the same message.
 */
export type News = Record<string, [number] | [SignalValue | null, number, number, boolean]>

/** How far a car's clock may be ahead. */
const aheadMs = 2 * 60_000

/** May these times move the latest state? A clock that lies outside is stored, and believed by nobody. `now`: ms since 1970. */
export function isPlausible(trace: Pick<Trace, 't' | 'dt'>, now: number, historyDays: number): boolean {
  const last = trace.t + Math.max(...trace.dt)
  return trace.t >= now - historyDays * 24 * 3600_000 && last <= now + aheadMs
}

/** Signals we do not read, and values that are not of the signal's kind, stay in the history only. */
export function newsOf(trace: Trace): News {
  const news: News = {}
  const at = (index: number) => trace.t + (trace.dt[index] as number)
  for (const [path, column] of Object.entries(trace.s)) {
    const signal = known(path)
    if (!signal) continue
    let value: SignalValue | undefined
    let since = 0
    let changes = 0
    // a plain loop: every sample of every car passes here
    for (let index = 0; index < column.length; index++) {
      const sample = column[index] as SignalValue | null
      if (sample === null || sample === value) continue
      if (typeof sample !== signal.kind) continue
      value = sample
      since = at(index)
      changes++
    }
    const confirmedAt = at(column.length - 1)
    if (value !== undefined) news[path] = [value, since, confirmedAt, changes > 1]
    else if (column.every((sample) => sample === null)) news[path] = [confirmedAt]
  }
  for (const path of trace.na ?? []) {
    const confirmedAt = at(trace.dt.length - 1)
    if (known(path)) news[path] = [null, confirmedAt, confirmedAt, false]
  }
  return news
}

/** The latest state of a car: path → `[value, changedAt, confirmedAt]`, ms since 1970 by the car's clock; null value: not available. */
export type Latest = Record<string, [SignalValue | null, number, number]>

/** What is held after these news. Late ones give way, signal by signal, to what was measured later; `held` itself stays. */
export function latestAfter(held: Latest, news: News): Latest {
  const latest = { ...held }
  for (const [path, said] of Object.entries(news)) {
    const before = held[path]
    if (said.length === 1) {
      const [confirmedAt] = said
      if (before && before[2] <= confirmedAt) latest[path] = [before[0], before[1], confirmedAt]
      continue
    }
    const [value, since, confirmedAt, changedWithin] = said
    if (before && before[2] > confirmedAt) continue
    const same = before && before[0] === value && !changedWithin
    latest[path] = [value, same ? before[1] : since, confirmedAt]
  }
  return latest
}

/** Has the car been switched off by what came? Also when it was switched on and off within one message. */
export function isSwitchedOff(held: Latest, latest: Latest): boolean {
  const [before, now] = [held[powerState], latest[powerState]]
  return now?.[0] === 'OFF' && (before?.[0] !== 'OFF' || before[1] !== now[1])
}

const powerState = 'Vehicle.LowVoltageSystemState'
const known = (path: string) => (Object.hasOwn(signals, path) ? signals[path] : undefined)

/** SQLSTATE of data PostgreSQL cannot take: the message is at fault, trying again is no use. */
export const isDataFault = (code: unknown): boolean => typeof code === 'string' && /^2[23]/.test(code) && code !== noPartition
/** A day without its partition, told as a check violation. */
export const noPartition = '23514'
