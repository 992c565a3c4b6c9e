/** The test cards of the local company, what they do, and the checks of what is typed. Pure. */

/** What happens at confirmation. `challenge`: 3-D Secure asks first; `after` is what follows the right code. */
export type Behaviour =
  | { kind: 'succeeds' }
  | { kind: 'fails'; error: string }
  | { kind: 'challenge'; after: { kind: 'succeeds' } | { kind: 'fails'; error: string } }

interface TestCard {
  number: string
  brand: string
  behaviour: Behaviour
}

const succeeds = { kind: 'succeeds' } as const
const fails = (error: string) => ({ kind: 'fails', error }) as const

/** Numbers that no bank has given out; the same as Stripe's, so that a tester needs one list. */
export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'Visa', behaviour: succeeds },
  { number: '5555555555554444', brand: 'Mastercard', behaviour: succeeds },
  { number: '3530111333300000', brand: 'JCB', behaviour: succeeds },
  { number: '4000002760003184', brand: 'Visa', behaviour: { kind: 'challenge', after: succeeds } },
  { number: '4000008400001629', brand: 'Visa', behaviour: { kind: 'challenge', after: fails('card_declined') } },
  { number: '4000000000000002', brand: 'Visa', behaviour: fails('card_declined') },
  { number: '4000000000000069', brand: 'Visa', behaviour: fails('expired_card') },
  { number: '4000000000000127', brand: 'Visa', behaviour: fails('incorrect_cvc') },
  { number: '4000000000000119', brand: 'Visa', behaviour: fails('processing_error') },
]

/** The one-time code that the card's bank takes. */
export const rightCode = '1234'

/** ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return /^\d{12,19}$/.test(digits) && sum % 10 === 0
}

export interface TypedCard {
  number: string
  month: number
  /** Four digits. */
  year: number
  cvc: string
}

/** Faults by field; empty: the card may be tried. `today` YYYY-MM. */
export function faultsOf(card: TypedCard, today: string): Partial<Record<'number' | 'expiry' | 'cvc', string>> {
  const expiry = `${card.year}-${String(card.month).padStart(2, '0')}`
  const faults: Partial<Record<'number' | 'expiry' | 'cvc', string>> = {}
  if (!passesLuhn(card.number)) faults.number = 'incorrect_number'
  else if (!testCards.some(({ number }) => number === card.number)) faults.number = 'not_a_test_card'
  if (!(card.month >= 1 && card.month <= 12) || card.year > 2099) faults.expiry = 'invalid_expiry'
  else if (expiry < today) faults.expiry = 'expired_card'
  if (!/^\d{3,4}$/.test(card.cvc)) faults.cvc = 'incorrect_cvc'
  return faults
}
