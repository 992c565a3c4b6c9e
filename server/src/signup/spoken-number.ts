import { randomInt } from 'node:crypto'

// no letter that looks like a digit
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const some = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** `P-2026-7K3M-9Q`: to be said on the telephone, 700 million a year. `P` a purchase, `R` a registration; `day`: YYYY-MM-DD. */
export const spokenNumber = (kind: 'P' | 'R', day: string): string => `${kind}-${day.slice(0, 4)}-${some(4)}-${some(2)}`
