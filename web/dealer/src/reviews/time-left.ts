/** Until a case is due: whole days and hours, `over` when it has passed. */
export interface TimeLeft {
  over: boolean
  days: number
  hours: number
  /** Two days or less. */
  soon: boolean
}

const hourMs = 3_600_000

/** @param dueAt ISO moment; @param now ms since 1970 */
export function timeLeft(dueAt: string, now: number): TimeLeft {
  const ms = Date.parse(dueAt) - now
  const hours = Math.floor(Math.abs(ms) / hourMs)
  return { over: ms <= 0, days: Math.floor(hours / 24), hours: hours % 24, soon: ms > 0 && ms <= 48 * hourMs }
}
