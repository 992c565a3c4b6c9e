import { randomInt } from 'node:crypto'

// no letter that looks like a digit
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const some = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** `R-2026-4F7K-2M`: to be said on the telephone, 700 million a year. `day`: YYYY-MM-DD. */
export const receiptNumber = (day: string): string => `R-${day.slice(0, 4)}-${some(4)}-${some(2)}`
