/** Purchases that wait at the demo's dealer, so that buyer, user and staff can be played at once: one of each kind of the guide. */
import type { Address } from '@tsunagu/contract/profile.ts'
import { Failure } from '@tsunagu/server/platform/errors.ts'
import type { Work } from '@tsunagu/server/platform/work.ts'
import { enterPurchase } from '@tsunagu/server/signup/index.ts'
import { setCertificate } from '@tsunagu/server/vehicles/index.ts'
import { daysAgo } from './demo-contracts.ts'

type New = Parameters<typeof enterPurchase>[1]
type Stated = New['buyer']

const person = (name: string, kana: string, birthDate: string, address: Address): Stated => ({
  kind: 'individual',
  name,
  kana,
  birthDate,
  address,
  phone: null,
  email: null,
})

const sakura = person('山本 さくら', 'ヤマモト サクラ', '1988-04-12', {
  postalCode: '5300001',
  prefecture: '大阪府',
  city: '大阪市北区',
  street: '梅田0-2-3',
  building: null,
})
const makoto = person('田中 誠', 'タナカ マコト', '1979-10-02', {
  postalCode: '4600008',
  prefecture: '愛知県',
  city: '名古屋市中区',
  street: '栄0-5-6',
  building: null,
})
const keiko = person('高橋 恵子', 'タカハシ ケイコ', '1965-01-23', {
  postalCode: '2310023',
  prefecture: '神奈川県',
  city: '横浜市中区',
  street: '山下町0-8',
  building: null,
})
/** Found at the local registry by its number, 5999901000003. */
const company: Stated = {
  kind: 'corporation',
  name: '株式会社北の森製菓',
  kana: 'キタノモリセイカ',
  birthDate: null,
  address: { postalCode: '0600001', prefecture: '北海道', city: '札幌市中央区', street: '北一条西90丁目1番地', building: null },
  phone: null,
  email: null,
}

/** Whose certificate the third demo car has: registers after delivery with its numbers (4-1). */
export const afterDelivery = person('佐藤 健一', 'サトウ ケンイチ', '1990-07-30', {
  postalCode: '1500001',
  prefecture: '東京都',
  city: '渋谷区',
  street: '神宮前0-4-1',
  building: null,
})

/** Enters the demo's purchases; `models` by the name of the demo car that is one. */
export async function enterDemoPurchases(
  work: Work,
  dealerId: string,
  by: { id: string; name: string },
  models: { readonly sora: string; readonly nami: string; readonly hikari: string },
): Promise<void> {
  const purchases: Omit<New, 'dealerId' | 'by'>[] = [
    { kind: 'new', modelId: models.nami, paint: '#3d5a5e', chassisNumber: null, purchasedOn: null, buyer: sakura, user: { is: 'same' } },
    {
      kind: 'new',
      modelId: models.hikari,
      paint: '#e4e2dc',
      chassisNumber: null,
      purchasedOn: null,
      buyer: company,
      user: { is: 'different', stated: makoto },
    },
    { kind: 'cpo', modelId: models.sora, paint: '#5b5f66', chassisNumber: null, purchasedOn: null, buyer: keiko, user: { is: 'unknown' } },
  ]
  for (const purchase of purchases) {
    const made = await enterPurchase(work, { ...purchase, dealerId, by })
    if (made instanceof Failure) throw made
  }
}

/** The third car stands registered, and nobody has signed up for it yet. */
export async function registerWaitingCar(work: Work, vehicleId: string): Promise<void> {
  const { kind, name, address } = afterDelivery
  await setCertificate(work, vehicleId, {
    plate: { region: '名古屋', classNumber: '302', kana: 'ひ', serial: '2026' },
    firstRegisteredOn: daysAgo(work.now, 0),
    // the first inspection of a passenger car comes after three years
    inspectionExpiresOn: daysAgo(work.now, -3 * 365),
    user: { kind, name, address },
  })
}
