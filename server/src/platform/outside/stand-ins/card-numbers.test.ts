import { describe, expect, it } from 'vitest'
import { faultsOf, passesLuhn, testCards } from './card-numbers.ts'

describe('card numbers', () => {
  it.each(testCards.map(({ number }) => number))('%s passes the Luhn check, and no neighbour does', (number) => {
    expect(passesLuhn(number)).toBe(true)
    const last = Number(number.at(-1))
    for (let step = 1; step < 10; step++) expect(passesLuhn(number.slice(0, -1) + String((last + step) % 10))).toBe(false)
  })

  it.each(['', '0', '4242 4242 4242 4242', '42424242424', '4'.repeat(20), '４２４２４２４２４２４２４２４２'])(
    '%j is no number',
    (text) => {
      expect(passesLuhn(text)).toBe(false)
    },
  )

  const card = { number: '4242424242424242', month: 11, year: 2026, cvc: '123' }
  it.each([
    [{}, {}],
    [{ month: 10 }, { expiry: 'expired_card' }],
    [{ month: 0 }, { expiry: 'invalid_expiry' }],
    [{ year: 0 }, { expiry: 'expired_card' }],
    [{ year: 12026 }, { expiry: 'invalid_expiry' }],
    [{ cvc: '12345' }, { cvc: 'incorrect_cvc' }],
    [{ cvc: '12a' }, { cvc: 'incorrect_cvc' }],
    [{ number: '4111111111111111' }, { number: 'not_a_test_card' }],
    [
      { number: '1', month: 99, cvc: '' },
      { number: 'incorrect_number', expiry: 'invalid_expiry', cvc: 'incorrect_cvc' },
    ],
  ])('%j: %j', (typed, faults) => {
    expect(faultsOf({ ...card, ...typed }, '2026-11')).toEqual(faults)
  })
})
