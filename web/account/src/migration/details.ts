import type { prefilled } from '@tsunagu/contract/linkage.ts'
import type { Details, details } from '@tsunagu/contract/profile.ts'
import {
  type DetailsValues,
  emptyDetails as emptyFields,
  faultsOfDetails,
  detailsOf as fieldsOf,
  postalText,
} from '@tsunagu/kit/details/details-form.ts'
import type { Faults } from '@tsunagu/kit/form.ts'
import { againFault } from '@tsunagu/kit/NewPasswordFields.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import type * as z from 'zod'

/** The account's details as typed, with its password beside them. */
export interface MigrationValues extends DetailsValues {
  kind: Details['kind']
  password: string
  passwordAgain: string
}
export const emptyDetails: MigrationValues = { ...emptyFields, kind: 'individual', password: '', passwordAgain: '' }

/** The form as the card's record fills it (MIG-11). */
export function filledFrom(record: z.output<typeof prefilled>): MigrationValues {
  const { address, mobilePhone, contactPhone } = record
  return {
    ...emptyDetails,
    kind: record.kind,
    name: record.name,
    kana: record.kana,
    birthDate: record.birthDate ?? '',
    gender: record.gender ?? 'unsaid',
    corporateNumber: record.corporateNumber ?? '',
    postalCode: postalText(address?.postalCode ?? ''),
    prefecture: address?.prefecture ?? '',
    city: address?.city ?? '',
    street: address?.street ?? '',
    building: address?.building ?? '',
    mobilePhone: nationalPhone(mobilePhone ?? ''),
    contactPhone: nationalPhone(contactPhone),
    samePhone: mobilePhone === contactPhone,
  }
}

/** What the endpoint takes. */
export const detailsOf = (values: MigrationValues): z.input<typeof details> => fieldsOf(values.kind, values)

/** Faults in the order of the page. */
export function detailsFaults(values: MigrationValues): Faults<MigrationValues> {
  const { password } = values
  return {
    ...faultsOfDetails(values.kind, values),
    password: password === '' ? 'required' : password.length < 10 ? 'too-short' : password.length > 200 ? 'too-long' : undefined,
    passwordAgain: againFault(values),
  } as Faults<MigrationValues>
}
