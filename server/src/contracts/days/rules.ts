/** Days as YYYY-MM-DD in Asia/Tokyo: when a time of so many years is over. Pure. */
import type { LastDay } from '../tables.ts'

// making a formatter costs more than everything else here
const inTokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** The day in Japan. */
export const dayOf = (moment: Date): string => inTokyo.format(moment)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * The same day so many months later, or where that month has none, its last day (Civil Code 143): then the time ends on it,
 * not on its eve.
 */
function corresponding(day: string, months: number): { day: string; exact: boolean } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const there = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const exact = there.getUTCDate() >= date
  if (exact) there.setUTCDate(date)
  return { day: there.toISOString().slice(0, 10), exact }
}

/** The last day of so many months from `first`: the eve of the corresponding day, or that day itself. */
export function lastDayAfter(first: string, months: number, rule: LastDay = 'eve'): string {
  const { day, exact } = corresponding(first, months)
  return exact && rule === 'eve' ? addDays(day, -1) : day
}

const monthsOf = { month: 1, year: 12, 'two-years': 24 } as const
/** The last day of a paid term. */
export const lastDayOfTerm = (first: string, term: keyof typeof monthsOf): string => lastDayAfter(first, monthsOf[term])
