import { describe, expect, it } from 'vitest'
import { emptyRegistration, registrationBody, registrationFaults } from './registration-form.ts'

const filled = {
  ...emptyRegistration,
  chassisNumber: 'ａａｚｈ20−1000001',
  'plate.region': '品川',
  'plate.classNumber': '330',
  'plate.kana': 'つ',
  'plate.serial': '12-07',
  firstRegisteredOn: '2026-11-20',
  'user.name': '青木 花子',
  'user.address.postalCode': '100-0013',
  'user.address.prefecture': '東京都',
  'user.address.city': '千代田区',
  'user.address.street': '霞が関1-2',
}

describe('the form of a registration', () => {
  it('takes full-width writing', () => expect(registrationFaults(filled, '2026-11-23')).toEqual({}))
  it('names what is missing by its field', () =>
    expect(registrationFaults({ ...filled, 'plate.kana': '', 'user.name': '' }, '2026-11-23')).toEqual({
      'plate.kana': 'required',
      'user.name': 'required',
    }))
  it('knows no registration in the future', () =>
    expect(registrationFaults({ ...filled, firstRegisteredOn: '2026-11-24' }, '2026-11-23')).toEqual({
      firstRegisteredOn: 'date-in-the-future',
    }))
  it('an inspection without an end is none', () => expect(registrationBody(filled).inspectionExpiresOn).toBeNull())
})
