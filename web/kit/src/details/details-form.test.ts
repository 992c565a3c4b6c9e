import { details } from '@tsunagu/contract/profile.ts'
import { describe, expect, it } from 'vitest'
import { detailsOf, emptyDetails, faultsOfDetails, valuesOf } from './details-form.ts'

const written = {
  ...emptyDetails,
  name: '青木　花',
  kana: 'あおき はな',
  gender: 'female',
  birthDate: '1985-4-2',
  postalCode: '100-0013',
  prefecture: '東京都',
  city: '千代田区',
  street: '霞が関2-1-3',
  mobilePhone: '０９０-1234-5678',
  samePhone: true,
}

describe('the details of a person or corporation as a form', () => {
  it('ACC-25 nine items, tidied by the contract, and back into the form', () => {
    const given = details.parse(detailsOf('individual', written))
    expect(given).toEqual({
      kind: 'individual',
      name: '青木 花',
      kana: 'アオキ ハナ',
      gender: 'female',
      birthDate: '1985-04-02',
      address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関2-1-3', building: null },
      mobilePhone: '+819012345678',
      contactPhone: '+819012345678',
    })
    expect(valuesOf(given)).toMatchObject({ postalCode: '100-0013', mobilePhone: '090-1234-5678', samePhone: true })
    expect(faultsOfDetails('individual', written)).toEqual(expect.not.objectContaining({ name: expect.anything() }))
  })

  it('ACC-24 each missing item is named', () => {
    const faults = faultsOfDetails('individual', emptyDetails)
    expect(Object.keys(faults).filter((name) => faults[name] !== undefined)).toEqual([
      'name',
      'kana',
      'gender',
      'birthDate',
      'postalCode',
      'prefecture',
      'city',
      'street',
      'mobilePhone',
      'contactPhone',
    ])
    expect(faults.gender).toBe('required')
    expect(faultsOfDetails('individual', { ...written, birthDate: '1985-2-30' }).birthDate).toBe('invalid')
  })

  it('ACC-21 a corporation goes without its number', () => {
    const given = details.parse(detailsOf('corporation', { ...written, name: '株式会社つなぐ', kana: 'ツナグ' }))
    expect(given).toMatchObject({ kind: 'corporation', corporateNumber: null, department: null })
  })
})
