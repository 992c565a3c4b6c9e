/** Cards from before for the demo: one of an owner who has an account, one of somebody who has none; and what they kept at the old site. */
import type { Plate } from '@tsunagu/contract/signup.ts'
import { contractStateOf, noteCard } from '@tsunagu/server/contracts/index.ts'
import { addCard, issueCard, type OldCard } from '@tsunagu/server/linkage/index.ts'
import type { Work } from '@tsunagu/server/platform/work.ts'
import { addModel, addVehicle, listModels, peopleOf, setCertificate, vehicleByChassis } from '@tsunagu/server/vehicles/index.ts'

type Address = NonNullable<OldCard['holder']['address']>

export interface DemoCard {
  about: string
  /** As it is printed: kind and number, and what its holder knows. */
  kind: OldCard['kind']
  number: string
  name: string
  kana: string
  birthDate: string
  phone: string
}

interface Printed extends DemoCard {
  gender: 'female' | 'male'
  address: Address
  mobilePhone: string
  car: { vin: string; paint: string; since: string; plate: Plate }
  records: OldCard['records']
}

const cards: readonly Printed[] = [
  {
    about: 'of emily, to link with her account',
    kind: 'owners-card',
    number: '7K2M-9QXD-4TRA',
    name: 'Emily Brown',
    kana: 'エミリー ブラウン',
    birthDate: '1988-06-14',
    phone: '080-1234-5678',
    gender: 'female',
    address: { postalCode: '1060032', prefecture: '東京都', city: '港区', street: '六本木0-0-0', building: null },
    mobilePhone: '080-1234-5678',
    car: {
      vin: 'TSR300-0900011',
      paint: '#8c9196',
      since: '2021-02-10',
      plate: { region: '品川', classNumber: '300', kana: 'め', serial: '1106' },
    },
    records: [
      {
        kind: 'car-profile',
        createdAt: noon('2021-02-10'),
        data: { 保険会社: 'デモ損害保険', 証券番号: 'D-000123', 満期日: '2023-02-10' },
      },
      { kind: 'diary', createdAt: noon('2022-05-04'), data: { title: 'Hakone in the rain', text: 'Clouds all the way down to the lake.' } },
      { kind: 'fuel', createdAt: noon('2022-05-05'), data: { litres: 38.4, kilometres: 14_210 } },
      { kind: 'reminder', createdAt: noon('2022-09-01'), data: { title: '12か月点検', day: '2023-02-01' } },
    ],
  },
  {
    about: 'of somebody who has no account yet',
    kind: 'service-card',
    number: '3HV8-0CNE-6YPB',
    name: '山田 一郎',
    kana: 'ヤマダ イチロウ',
    birthDate: '1971-11-03',
    phone: '03-0000-1234',
    gender: 'male',
    address: { postalCode: '2200012', prefecture: '神奈川県', city: '横浜市西区', street: 'みなとみらい0-0', building: '海見荘 801' },
    mobilePhone: '090-0000-1234',
    car: {
      vin: 'TSR300-0900027',
      paint: '#3d4a3f',
      since: '2021-03-22',
      plate: { region: '横浜', classNumber: '302', kana: 'や', serial: '73' },
    },
    records: [
      {
        kind: 'd-mail',
        createdAt: noon('2022-11-20'),
        data: { to: 'デモ販売店', subject: '点検の件', text: '来週の土曜日でお願いします。' },
      },
    ],
  },
]

const model = {
  name: 'Sora 300',
  code: 'DBA-TSR300',
  year: 2021,
  grade: 'base',
  powertrain: 'petrol',
  body: 'sedan',
  head_unit: 'connected',
  services: [],
} as const

/** Takes both cards over, and gives who is under contract theirs; gives what is printed on them. Again it changes nothing. */
export async function readyCards(work: Work, vehicleIds: readonly string[]): Promise<DemoCard[]> {
  for (const vehicleId of vehicleIds) await issueTo(work, vehicleId)
  for (const printed of cards) {
    const { kind, name, kana, birthDate, gender, address, records } = printed
    await addCard(work, {
      kind,
      number: printed.number.replaceAll('-', ''),
      holder: {
        kind: 'individual',
        name,
        kana,
        birthDate,
        gender,
        address,
        phone: international(printed.phone),
        mobilePhone: international(printed.mobilePhone),
        corporateNumber: null,
      },
      vehicleIds: [await oldCar(work, printed)],
      records,
    })
  }
  return cards.map(({ about, kind, number, name, kana, birthDate, phone }) => ({ about, kind, number, name, kana, birthDate, phone }))
}

async function issueTo(work: Work, vehicleId: string): Promise<void> {
  if ((await contractStateOf(work, vehicleId)) === 'none') return
  const accountId = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')?.accountId
  if (accountId) await noteCard(work, vehicleId, await issueCard(work, { accountId, vehicleId }))
}

/** An older car without a simulator: it stands in the garage, and nothing answers. */
async function oldCar(work: Work, { name, address, car }: Printed): Promise<string> {
  const known = await vehicleByChassis(work, car.vin)
  if (known) return known.id
  const model_id = (await listModels(work)).find(({ code }) => code === model.code)?.id ?? (await addModel(work, model))
  const inspectionExpiresOn = `2028${car.since.slice(4)}`
  const id = await addVehicle(work, { vin: car.vin, plate: null, paint: car.paint, inspection_expires_on: inspectionExpiresOn, model_id })
  const user = { kind: 'individual', name, address } as const
  await setCertificate(work, id, { plate: car.plate, firstRegisteredOn: car.since, inspectionExpiresOn, user })
  return id
}

const international = (phone: string) => `+81${phone.replaceAll('-', '').slice(1)}`
function noon(day: string): Date {
  return new Date(`${day}T12:00:00+09:00`)
}
