import { expect, it } from 'vitest'
import { hasCheckDigit, licenceNumber } from './licence-number.ts'

it.each([
  ['第 309012345620 号', '309012345620'],
  ['第 ３０９０ １２３４ ５６２０ 号', '309012345620'],
  ['3O9OI2345620', '309012345620'],
  ['30901234562', null],
  ['3090123456201', null],
  ['号', null],
])('BUY-23 %s holds %s', (text, number) => {
  expect(licenceNumber(text)).toBe(number)
})

it('the eleventh digit checks the others', () => {
  expect(hasCheckDigit('309012345620')).toBe(true)
  expect(hasCheckDigit('309012345610')).toBe(false)
  expect(hasCheckDigit('309812345620')).toBe(false)
  expect(hasCheckDigit('30901234562')).toBe(false)
})
