/** Cards from before, as an operator takes them over: for tests of linking. */
import type { Address } from '@tsunagu/contract/profile.ts'
import { addCard, type OldCard } from '../src/linkage/index.ts'
import { Refused } from '../src/platform/errors.ts'
import { addModel, addVehicle, setCertificate } from '../src/vehicles/index.ts'
import type { TestServer } from './start-server.ts'

export const address: Address = { postalCode: '1000013', prefecture: '東京都', city: '千代田区', street: '霞が関1-1', building: null }
export const hanako: OldCard['holder'] = {
  kind: 'individual',
  name: '青木 花子',
  kana: 'アオキ ハナコ',
  birthDate: '1980-04-02',
  gender: 'female',
  address,
  phone: '+81312345678',
  mobilePhone: '+819012345678',
  corporateNumber: null,
}
export const company: OldCard['holder'] = {
  kind: 'corporation',
  name: '株式会社青空商事',
  kana: 'アオゾラショウジ',
  birthDate: null,
  gender: null,
  address,
  phone: '+81398765432',
  mobilePhone: '+819011112222',
  corporateNumber: '7000012050002',
}

let cards = 0
export interface Given {
  kind: OldCard['kind']
  number: string
  name: string
  kana: string
  birthDate: string | null
  phone: string
}

/** A card nobody is linked with; `given` is what its holder types. */
export async function oldCard(
  server: TestServer,
  more: Partial<Omit<OldCard, 'holder'>> & { holder?: Partial<OldCard['holder']>; of?: OldCard['holder'] } = {},
): Promise<{ given: Given; tail: string }> {
  const { of = hanako, holder, ...card } = more
  const whole = { ...of, ...holder }
  const number = `OC${String(++cards).padStart(8, '0')}`
  const kind = card.kind ?? 'owners-card'
  const added = await server.work((work) => addCard(work, { kind, number, vehicleIds: [], records: [], ...card, holder: whole }))
  if (added instanceof Refused) throw added
  const { name, kana, birthDate, phone } = whole
  return { given: { kind, number: card.number ?? number, name, kana, birthDate, phone }, tail: (card.number ?? number).slice(-4) }
}

/** A car with a certificate that nobody has in their garage. */
export function oldVehicle(server: TestServer, vin = `TSR300-${String(1_000_000 + ++cards)}`): Promise<string> {
  return server.work(async (work) => {
    const model_id = await addModel(work, {
      name: 'Sora 300',
      code: `DBA-TSR300-${cards}`,
      year: 2021,
      grade: 'base',
      powertrain: 'petrol',
      body: 'sedan',
      head_unit: 'connected',
      services: ['remote-check'],
    })
    const id = await addVehicle(work, { vin, plate: null, paint: '#d8dcd9', inspection_expires_on: '2028-01-31', model_id })
    await setCertificate(work, id, {
      plate: { region: '品川', classNumber: '300', kana: 'さ', serial: '1234' },
      firstRegisteredOn: '2021-02-01',
      inspectionExpiresOn: '2028-01-31',
      user: { kind: 'individual', name: hanako.name, address },
    })
    return id
  })
}
