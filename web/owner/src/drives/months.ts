/** Months as the pages leaf through them: `2026-11`, in Japan. Pure. */
import { tokyoDay } from '@tsunagu/kit/format.ts'

export const monthNow = (): string => tokyoDay(Date.now()).slice(0, 7)
export const isMonth = (word: unknown): word is string => typeof word === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(word)

export function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export function lengthOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

export const dayIn = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`
export const daysOf = (month: string) => ({ from: dayIn(month, 1), until: dayIn(month, lengthOf(month)) })
/** A moment inside a day, for the formatters. */
export const noonOf = (day: string): string => `${day}T12:00:00+09:00`
