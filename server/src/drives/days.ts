/** Days and months in Japan. Pure. */

const tokyo = 9 * 3600_000
const dayMs = 86_400_000

/** YYYY-MM-DD, Asia/Tokyo. */
export const dayOf = (moment: Date): string => new Date(moment.getTime() + tokyo).toISOString().slice(0, 10)
export const monthOf = (moment: Date): string => dayOf(moment).slice(0, 7)

/** The moment a day begins. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+09:00`)
/** The moment after a day. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayMs)

/** `2026-01` → `2025-12`. */
export function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

export interface Span {
  from: Date
  until: Date
}
export const spanOfMonth = (month: string): Span => ({ from: startOf(`${month}-01`), until: startOf(`${monthAfter(month)}-01`) })
