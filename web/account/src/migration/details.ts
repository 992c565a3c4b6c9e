import type { prefilled } from '@tsunagu/contract/linkage.ts'
import { type Details, details } from '@tsunagu/contract/profile.ts'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import type { Faults } from '@tsunagu/kit/form.ts'
import { againFault } from '@tsunagu/kit/NewPasswordFields.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import type * as z from 'zod'

/** The account's details as typed, flat: a form and a draft know no depth. */
export interface DetailsValues extends Record<string, unknown> {
  kind: Details['kind']
  name: string
  kana: string
  birthDate: string
  gender: 'female' | 'male' | 'other' | 'unsaid'
  corporateNumber: string
  department: string
  postalCode: string
  prefecture: string
  city: string
  street: string
  building: string
  mobilePhone: string
  contactPhone: string
  password: string
  passwordAgain: string
}
export const emptyDetails: DetailsValues = {
  kind: 'individual',
  name: '',
  kana: '',
  birthDate: '',
  gender: 'unsaid',
  corporateNumber: '',
  department: '',
  postalCode: '',
  prefecture: '',
  city: '',
  street: '',
  building: '',
  mobilePhone: '',
  contactPhone: '',
  password: '',
  passwordAgain: '',
}

/** The form as the card's record fills it (MIG-11). */
export function filledFrom(record: z.output<typeof prefilled>): DetailsValues {
  const { address } = record
  return {
    ...emptyDetails,
    kind: record.kind,
    name: record.name,
    kana: record.kana,
    birthDate: record.birthDate ?? '',
    gender: record.gender ?? 'unsaid',
    corporateNumber: record.corporateNumber ?? '',
    postalCode: address?.postalCode ?? '',
    prefecture: address?.prefecture ?? '',
    city: address?.city ?? '',
    street: address?.street ?? '',
    building: address?.building ?? '',
    mobilePhone: nationalPhone(record.mobilePhone ?? ''),
    contactPhone: nationalPhone(record.contactPhone),
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** What the endpoint takes. */
export function detailsOf(values: DetailsValues): z.input<typeof details> {
  const { name, kana, postalCode, prefecture, city, street, building, mobilePhone, contactPhone } = values
  const both = { name, kana, address: { postalCode, prefecture, city, street, building: orNull(building) }, contactPhone, mobilePhone }
  return values.kind === 'corporation'
    ? { kind: 'corporation', ...both, corporateNumber: orNull(values.corporateNumber), department: orNull(values.department) }
    : { kind: 'individual', ...both, birthDate: values.birthDate, gender: values.gender }
}

const byContract = faultsOf<Record<string, unknown>>(details)
/** Faults in the order of the page. */
export function detailsFaults(values: DetailsValues): Faults<DetailsValues> {
  const found = Object.fromEntries(
    Object.entries(byContract(detailsOf(values))).map(([path, fault]) => [path.replace('address.', ''), fault]),
  )
  const { password } = values
  const own = {
    ...found,
    password: password === '' ? 'required' : password.length < 10 ? 'too-short' : password.length > 200 ? 'too-long' : undefined,
    passwordAgain: againFault(values),
  } as Record<string, string | undefined>
  return Object.fromEntries(Object.keys(values).map((name) => [name, own[name]])) as Faults<DetailsValues>
}
