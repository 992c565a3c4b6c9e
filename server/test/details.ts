/** Details of people and corporations for tests, as they come out of the contract's schemas. */
import type { CorporationDetails, PersonDetails } from '@tsunagu/contract/profile.ts'

export const person: PersonDetails = {
  kind: 'individual',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  gender: 'female',
  birthDate: '1985-04-12',
  address: { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関9丁目9-1', building: '霞ハイツ 301' },
  contactPhone: '+81312345678',
  mobilePhone: '+819012345678',
}

export const corporation: CorporationDetails = {
  kind: 'corporation',
  corporateNumber: '7000012050002',
  name: '株式会社みなと設計',
  kana: 'ミナトセッケイ',
  address: { postalCode: '2310023', prefecture: '神奈川県', city: '横浜市中区', street: '山下町90番地の1', building: null },
  department: '総務部',
  contactPhone: '+81451234567',
  mobilePhone: '+818012345678',
}
