/** The twelve digits of a licence. Pure. */
import { plainDigits } from './era-dates.ts'

/** 第 309012345620 号 → 309012345620; null unless there are exactly twelve. */
export function licenceNumber(text: string): string | null {
  const digits = plainDigits(text)
    .replace(/^\D*第/, '')
    .replace(/号\D*$/, '')
    .replaceAll(/\D/g, '')
  return digits.length === 12 ? digits : null
}

/**
 * The eleventh digit checks the first ten, by weights 5 4 3 2 7 6 5 4 3 2 and 11. Not published officially, so a number that fails
 * is only looked at again, never refused.
 */
export function hasCheckDigit(number: string): boolean {
  const digits = [...number].map(Number)
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
  const rest = weights.reduce((sum, weight, n) => sum + weight * (digits[n] ?? 0), 0) % 11
  return number.length === 12 && digits[10] === (11 - rest) % 10
}
