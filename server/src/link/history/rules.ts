/** What a row of history says about a period, and how rows become columns. All times in ms since 1970. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import type { Body } from '../ingest/body.ts'
import { isPlausible } from '../ingest/rules.ts'

/** From `from` on, `to` is not in it. */
export interface Period {
  from: number
  to: number
}

/** One message of the history. */
export interface Message {
  /** When the centre got it. */
  receivedAt: number
  boot: string
  seq: number
  /** Its start by the car's clock. */
  measuredAt: number
  body: Body
}

export interface HistoryColumns {
  /** Oldest first, each moment once. */
  times: number[]
  /** Signal path → what was said at each of `times`; null = not said at that moment. */
  columns: Record<string, (SignalValue | null)[]>
}

/** A message holds at most a day (contract/src/message.ts: `dt`), so it begins at most so long before any of its samples. */
export const longestMessage = 24 * 3600_000
/** How far a car's clock may be ahead of its message's receipt. */
export const clockAhead = 2 * 60_000
/** What comes later than this after its start is found by the index of late messages (migration 20261124-0200). */
export const lateAfter = 3600_000

/** Receipts among which a message of the period lies unless it is late. */
export const promptReceipts = ({ from, to }: Period): Period => ({ from: from - clockAhead, to: to + lateAfter })

/** Starts that a message with a sample in the period may have. */
export const startsFor = ({ from, to }: Period): Period => ({ from: from - longestMessage, to })

const within = (time: number, { from, to }: Period) => time >= from && time < to

/** Nothing is known about when such a message was measured. */
export const isBelievable = ({ receivedAt, measuredAt, body }: Message, historyDays: number): boolean =>
  isPlausible({ t: measuredAt, dt: body.dt }, receivedAt, historyDays)

/**
 * The message without what is to be forgotten: itself, less of it, or undefined when nothing is left. One that is not believable
 * counts as measured when it was received.
 */
export function withoutForgotten(message: Message, forgotten: readonly Period[], historyDays: number): Message | undefined {
  if (forgotten.length === 0) return message
  const { measuredAt, receivedAt, body } = message
  const isForgotten = (time: number) => forgotten.some((period) => within(time, period))
  if (!isBelievable(message, historyDays)) return isForgotten(receivedAt) ? undefined : message
  const kept = body.dt.flatMap((dt, index) => (isForgotten(measuredAt + dt) ? [] : [index]))
  if (kept.length === body.dt.length) return message
  if (kept.length === 0) return undefined
  const dt = kept.map((index) => body.dt[index] as number)
  const s = Object.fromEntries(Object.entries(body.s).map(([path, column]) => [path, kept.map((index) => column[index] ?? null)]))
  return { ...message, body: { ...body, dt, s } }
}

/**
 * The samples of the period out of messages in any order, the same message twice among them or not. With `paths` only these
 * signals, and only the moments at which one of them was said.
 */
export function columnsOf(messages: readonly Message[], period: Period, paths?: readonly string[]): HistoryColumns {
  const samples: { time: number; at: number; body: Body }[] = []
  const wanted = paths && new Set(paths)
  const found = new Set<string>(paths)
  for (const { measuredAt, body } of [...messages].sort((a, b) => a.measuredAt - b.measuredAt || a.receivedAt - b.receivedAt)) {
    const said = wanted && Object.entries(body.s).flatMap(([path, column]) => (wanted.has(path) ? [column] : []))
    for (const [at, dt] of body.dt.entries()) {
      const time = measuredAt + dt
      if (within(time, period) && (!said || said.some((column) => (column[at] ?? null) !== null))) samples.push({ time, at, body })
    }
    if (!wanted) for (const path of Object.keys(body.s)) found.add(path)
  }
  if (samples.some(({ time }, index) => time < (samples[index - 1]?.time ?? time))) samples.sort((a, b) => a.time - b.time)
  return merged(samples, [...found])
}

/** One moment may have been told by two messages: what the later of them said counts. */
function merged(samples: readonly { time: number; at: number; body: Body }[], paths: readonly string[]): HistoryColumns {
  const times: number[] = []
  const places = samples.map(({ time }) => (times.at(-1) === time ? times.length : times.push(time)) - 1)
  const columns: HistoryColumns['columns'] = {}
  for (const path of paths) {
    const column = new Array<SignalValue | null>(times.length).fill(null)
    for (const [index, { at, body }] of samples.entries()) {
      const value = Object.hasOwn(body.s, path) ? body.s[path]?.[at] : undefined
      if (value !== undefined && value !== null) column[places[index] as number] = value
    }
    columns[path] = column
  }
  return { times, columns }
}
