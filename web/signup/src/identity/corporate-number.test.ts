import { expect, it } from 'vitest'
import { checkDigitFits, plainNumber } from './corporate-number.ts'

it('BUY-32 a real number fits, the guide’s sample and a slip do not', () => {
  expect(checkDigitFits('7000012050002')).toBe(true)
  expect(checkDigitFits('1234567890123')).toBe(false)
  expect(checkDigitFits('7000012050020')).toBe(false)
  expect(checkDigitFits('700001205000')).toBe(false)
})

it('takes a number as people write it', () => expect(plainNumber('Ｔ７-0000-1205 0002')).toBe('7000012050002'))
