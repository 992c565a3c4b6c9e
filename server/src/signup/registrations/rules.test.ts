import { keiClass } from '@tsunagu/contract/signup.ts'
import { describe, expect, it } from 'vitest'
import { type ReviewGround, stepToAmend, whyNotByItself } from './rules.ts'

const good: ReviewGround = {
  known: true,
  certificate: true,
  details: true,
  match: 'same',
  kei: false,
  othersCar: false,
  othersRegistration: false,
}

describe('approval by itself', () => {
  it('needs everything', () => {
    expect(whyNotByItself(good)).toEqual([])
  })
  it.each<[Partial<ReviewGround>, string[]]>([
    [{ known: false }, ['not-known']],
    [{ known: false, certificate: false, match: null }, ['not-known']],
    [{ certificate: false, match: null }, ['no-certificate']],
    [{ details: false, match: null }, ['no-details']],
    [{ match: 'unclear' }, ['unclear']],
    [{ match: 'differs' }, ['differs']],
    [{ match: null }, ['unclear']],
    [{ kei: true }, ['kei']],
    [{ othersCar: true, othersRegistration: true }, ['others-car', 'others-registration']],
  ])('PDL-29 %o waits for a person: %j', (change, reasons) => {
    expect(whyNotByItself({ ...good, ...change })).toEqual(reasons)
  })
})

it.each([
  [['address'], { step: 'check-details', details: true, car: false }],
  [['plate'], { step: 'car', details: false, car: true }],
  [['chassis-number', 'kind'], { step: 'check-details', details: true, car: true }],
])('IMP-04 %j is corrected at its step', (differs, wanted) => {
  expect(stepToAmend(differs)).toEqual(wanted)
})

it.each([
  ['kei', ['480', '498', '580', '583', '599', '680', '780', '880', '899']],
  ['perhaps', ['40', '50', '58', '80', '5', '58A', '4A0', '7AA']],
  ['no', ['300', '330', '380', '399', '3AC', '30A', '500', '579', '700', '779', '400', '879', '100', '199', '33', '3', '1', '900', '000']],
] as const)('PDL-09 classes of light cars: %s', (wanted, classes) => {
  for (const one of classes) expect(keiClass(one), one).toBe(wanted)
})
