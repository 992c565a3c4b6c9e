import { describe, expect, it } from 'vitest'
import { changeBody, changeFaults, emptyPurchase, type PurchaseValues, purchaseBody, purchaseFaults } from './purchase-form.ts'
import { shownAddress, shownJoinCode, shownPostalCode } from './shown.ts'

const filled: PurchaseValues = {
  ...emptyPurchase,
  modelId: '11111111-1111-4111-8111-111111111111',
  'buyer.name': '青木　花子',
  'buyer.kana': 'あおき はなこ',
  'buyer.birthDate': '1984-03-02',
  'buyer.address.postalCode': '〒100-0013',
  'buyer.address.prefecture': '東京都',
  'buyer.address.city': '千代田区',
  'buyer.address.street': '霞が関１−２',
}

describe('the form of a purchase', () => {
  it('is right when the required items are there', () => expect(purchaseFaults(filled)).toEqual({}))
  it('names each empty item by its field', () =>
    expect(Object.keys(purchaseFaults(emptyPurchase)).sort()).toEqual([
      'buyer.address.city',
      'buyer.address.postalCode',
      'buyer.address.prefecture',
      'buyer.address.street',
      'buyer.name',
      'modelId',
    ]))
  it('asks for the purchase day of a used car only', () => {
    expect(purchaseFaults({ ...filled, kind: 'cpo' })).toEqual({ purchasedOn: 'required' })
    expect(purchaseBody({ ...filled, purchasedOn: '2026-11-01' }).purchasedOn).toBeNull()
  })
  it('checks another user only when there is one', () => {
    expect(purchaseFaults({ ...filled, 'user.stated.phone': 'x' })).toEqual({})
    const faults = purchaseFaults({ ...filled, 'user.is': 'different', 'user.stated.phone': 'x' })
    expect(faults['user.stated.name']).toBe('required')
    expect(faults['user.stated.phone']).toBe('invalid')
  })
  it('a corporation has no birth date', () => expect(purchaseBody({ ...filled, 'buyer.kind': 'corporation' }).buyer.birthDate).toBeNull())
  it('IMP-03 a correction sends only the parts that were touched', () => {
    expect(changeBody(filled, filled)).toEqual({})
    expect(Object.keys(changeBody({ ...filled, 'buyer.name': '青木 はな' }, filled))).toEqual(['buyer'])
    expect(changeBody({ ...filled, 'user.is': 'unknown' }, filled)).toEqual({ user: { is: 'unknown' } })
    expect(changeBody({ ...filled, chassisNumber: 'AAZH20-1000001' }, filled)).toEqual({ chassisNumber: 'AAZH20-1000001' })
    expect(changeFaults({ ...filled, 'buyer.name': '' }, filled)).toEqual({ 'buyer.name': 'required' })
  })
})

describe('numbers as people write them', () => {
  it('postal code, join code, address', () => {
    expect(shownPostalCode('1000013')).toBe('〒100-0013')
    expect(shownJoinCode('12345678')).toBe('1234-5678')
    expect(shownAddress({ postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-2', building: null })).toBe(
      '東京都千代田区霞が関1-2',
    )
  })
})
