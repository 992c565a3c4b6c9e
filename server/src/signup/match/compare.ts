/**
 * The matcher (USR-05, ACC-07, ACC-15, PDL-29): what a certificate or the dealer says of a customer against an account, item by item.
 * `same` is said only when there is nothing to doubt; the whole is `same` only when every item is. Pure.
 */
import type { Address, CustomerKind, Details } from '@tsunagu/contract/profile.ts'
import type { ComparedItem, Plate } from '@tsunagu/contract/signup.ts'
import { plateText } from '@tsunagu/contract/signup.ts'
import { compareAddresses } from './addresses.ts'
import { compareCorporateNames, compareKana, comparePersonNames, type Found } from './names.ts'
import { compareChassisNumbers, compareDays, comparePlates } from './numbers.ts'

/** Who should be the user or buyer. Null: not known there (a certificate names neither reading nor birth date). */
export interface ExpectedParty {
  kind: CustomerKind
  name: string
  kana: string | null
  birthDate: string | null
  address: Address
}
export interface Comparison {
  verdict: 'same' | 'unclear' | 'differs'
  items: ComparedItem[]
}

/** Once a reviewer has seen the papers the name before is as good; what is only asked for is for a person to judge. */
const byOther = {
  former: { verdict: 'same', why: 'former-name' },
  'asked-for': { verdict: 'unclear', why: 'name-asked-for' },
} as const satisfies Record<OtherName['why'], Found>
const notKnown: Found = { verdict: 'not-given', why: null }

/** A name that counts beside the account's: the one before a change, or one that is asked for and not seen by anybody yet (IMP-28). */
interface OtherName {
  name: string
  kana: string | null
  why: 'former' | 'asked-for'
}

/** Items in the order of the form. An item that one side does not know is `not-given` and decides nothing. */
export function compareParty(expected: ExpectedParty, given: Details, others: readonly OtherName[] = []): Comparison {
  const person = expected.kind === 'individual' && given.kind === 'individual'
  const birthDate = given.kind === 'individual' ? given.birthDate : null
  const compareNames = person ? comparePersonNames : compareCorporateNames
  const known = compareNames(expected.name, given.name)
  const other = known.verdict === 'same' ? undefined : others.find((one) => compareNames(expected.name, one.name).verdict === 'same')
  const name = other ? byOther[other.why] : known
  const kana = expected.kana === null ? notKnown : compareKana(expected.kana, other?.kana ?? given.kana, name.verdict === 'same')
  const day = expected.birthDate === null || birthDate === null ? notKnown : compareDays(expected.birthDate, birthDate)
  const place = compareAddresses(expected.address, given.address)
  // a namesake of the same birthday in the same house: nobody
  const flat = place.why === 'room-omitted' && name.verdict === 'same' && day.verdict === 'same'
  const items: ComparedItem[] = [
    // ACC-14: a corporation’s car is used by a corporation’s account
    item('kind', expected.kind, given.kind, { verdict: expected.kind === given.kind ? 'same' : 'differs', why: null }),
    item('name', expected.name, given.name, name),
    item('kana', expected.kana, given.kana, kana),
    item('birth-date', expected.birthDate, birthDate, day),
    item('postal-code', expected.address.postalCode, given.address.postalCode, comparePostalCodes(expected.address, given.address)),
    item('address', written(expected.address), written(given.address), flat ? { ...place, verdict: 'same' } : place),
  ]
  return { verdict: overall(items), items }
}

/** Numbers of a car: the chassis number and the plate. */
export function compareNumbers(
  expected: { chassisNumber: string; plate: string },
  given: { chassisNumber: string; plate: Plate },
): ComparedItem[] {
  return [
    item('chassis-number', expected.chassisNumber, given.chassisNumber, compareChassisNumbers(expected.chassisNumber, given.chassisNumber)),
    item('plate', expected.plate, plateText(given.plate), comparePlates(expected.plate, given.plate)),
  ]
}

/** What all items together say. */
export function overall(items: readonly ComparedItem[]): Comparison['verdict'] {
  if (items.some((one) => one.verdict === 'differs')) return 'differs'
  return items.some((one) => one.verdict === 'unclear') ? 'unclear' : 'same'
}

const item = (name: ComparedItem['item'], expected: string | null, given: string | null, { verdict, why }: Found): ComparedItem => ({
  item: name,
  expected,
  given,
  verdict,
  why,
})
const written = ({ prefecture, city, street, building }: Address) => `${prefecture}${city}${street}${building ? ` ${building}` : ''}`
/** It tells apart two towns of one name in one city; a wrong one alone is somebody’s slip. */
const comparePostalCodes = (expected: Address, given: Address): Found =>
  expected.postalCode === given.postalCode ? { verdict: 'same', why: null } : { verdict: 'unclear', why: 'digits' }
