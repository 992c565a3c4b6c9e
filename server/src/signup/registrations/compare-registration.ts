import { type ComparedItem, plateText } from '@tsunagu/contract/signup.ts'
import { otherNamesOf, profileOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { certificateOf, modelOf, peopleOf, vehicleByChassis, vehicleByNumbers } from '../../vehicles/index.ts'
import { compareNumbers, compareParty, overall } from '../match/compare.ts'
import { type RegistrationRow, registrationsOfChassis } from './queries.ts'
import type { ReviewGround } from './rules.ts'
import { numbersOf } from './sealed-parts.ts'

export interface ComparedRegistration extends ReviewGround {
  /** Of the chassis number; the plate may differ. */
  vehicleId: string | null
  items: ComparedItem[]
}

/** What the registry, the certificate and the account say of a registration now (USR-05, PDL-29). */
export async function compareRegistration(work: Work, row: RegistrationRow): Promise<ComparedRegistration> {
  const given = numbersOf(work, row)
  const car = await vehicleByChassis(work, given.chassisNumber)
  const { details } = await profileOf(work, row.account_id)
  const certificate = car ? await certificateOf(work, car.id) : null
  const numbers = car?.plate
    ? compareNumbers({ chassisNumber: given.chassisNumber, plate: car.plate }, given)
    : notCompared({ 'chassis-number': given.chassisNumber, plate: plateText(given.plate) })
  const party =
    certificate && details
      ? compareParty({ ...certificate.user, kana: null, birthDate: null }, details, await otherNamesOf(work, row.account_id)).items
      : notCompared({ kind: details?.kind ?? null, name: details?.name ?? null, address: details ? written(details.address) : null })
  const compared = Boolean(car?.plate && certificate && details)
  return {
    vehicleId: car?.id ?? null,
    items: [...party, ...numbers],
    known: (await vehicleByNumbers(work, given)) !== undefined,
    certificate: certificate !== null,
    details: details !== null,
    match: compared ? overall([...party, ...numbers]) : null,
    kei: car ? (await modelOf(work, car.id)).kei : false,
    othersCar: car ? (await peopleOf(work, car.id)).some(({ accountId, role }) => role === 'owner' && accountId !== row.account_id) : false,
    othersRegistration: (await registrationsOfChassis(work.db, row.chassis_hash)).some(
      (other) => other.account_id !== row.account_id && (other.decided_at === null || other.state === 'approved'),
    ),
  }
}

const notCompared = (given: Partial<Record<ComparedItem['item'], string | null>>): ComparedItem[] =>
  Object.entries(given).map(([item, value]) => ({
    item: item as ComparedItem['item'],
    expected: null,
    given: value,
    verdict: 'not-given',
    why: null,
  }))
const written = ({ prefecture, city, street, building }: { prefecture: string; city: string; street: string; building: string | null }) =>
  `${prefecture}${city}${street}${building ? ` ${building}` : ''}`
