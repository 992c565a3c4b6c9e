import { describe, expect, it } from 'vitest'
import { detailsFaults, detailsOf, emptyDetails, filledFrom } from './details.ts'
import { emptyMigrating, reached } from './flow.ts'

const record = {
  kind: 'individual' as const,
  name: '山田 一郎',
  kana: 'ヤマダ イチロウ',
  birthDate: '1971-11-03',
  gender: 'male' as const,
  address: { postalCode: '2200012', prefecture: '神奈川県', city: '横浜市西区', street: 'みなとみらい0-0', building: null },
  contactPhone: '+81300001234',
  mobilePhone: '+819000001234',
  corporateNumber: null,
}
const password = { password: 'four-quiet-words-umi', passwordAgain: 'four-quiet-words-umi' }

describe('the form of procedure ②', () => {
  it('MIG-11 is filled from the record and needs nothing but a password', () => {
    const filled = filledFrom(record)
    expect(filled).toMatchObject({ city: '横浜市西区', mobilePhone: '090-0000-1234', contactPhone: '03-0000-1234', building: '' })
    const faults = Object.entries(detailsFaults(filled)).filter(([, fault]) => fault !== undefined)
    expect(faults).toEqual([
      ['password', 'required'],
      ['passwordAgain', 'required'],
    ])
    expect(Object.values(detailsFaults({ ...filled, ...password })).filter(Boolean)).toEqual([])
    expect(detailsOf(filled)).toMatchObject({ birthDate: '1971-11-03', address: { building: null } })
  })

  it('names what is missing at its own field', () => {
    expect(detailsFaults({ ...emptyDetails, ...password })).toMatchObject({
      name: 'required',
      birthDate: 'required',
      postalCode: 'required',
      mobilePhone: 'required',
    })
    const corporation = { ...filledFrom({ ...record, kind: 'corporation', birthDate: null }), ...password }
    expect(Object.values(detailsFaults(corporation)).filter(Boolean)).toEqual([])
    expect(detailsFaults({ ...corporation, corporateNumber: '123' }).corporateNumber).toBeDefined()
  })
})

it.each([
  [{}, false, 'terms'],
  [{ agreedTo: '1' }, false, 'identity'],
  [{ agreedTo: '1', migrationId: 'm' }, false, 'email'],
  [{ agreedTo: '1', migrationId: 'm', mailedId: 'c' }, false, 'code'],
  [{ agreedTo: '1', migrationId: 'm', mailedId: 'c', verified: true }, false, 'details'],
  [{ agreedTo: '1', migrationId: 'm', mailedId: 'c', verified: true }, true, 'confirm'],
])('an address ahead of %o leads back (password chosen: %s) to %s', (draft, chosen, step) => {
  expect(reached({ ...emptyMigrating, ...draft }, chosen)).toBe(step)
})
