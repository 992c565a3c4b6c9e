/** The form of the car's registration; names are the paths of the centre's faults. */
import type { Written } from '@tsunagu/contract/endpoint.ts'
import { type Purchase, recordRegistration, type StatedParty } from '@tsunagu/contract/signup.ts'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import type { Faults } from '@tsunagu/kit/form.ts'

const fields = [
  'chassisNumber',
  'plate.region',
  'plate.classNumber',
  'plate.kana',
  'plate.serial',
  'firstRegisteredOn',
  'inspectionExpiresOn',
  'user.kind',
  'user.name',
  'user.address.postalCode',
  'user.address.prefecture',
  'user.address.city',
  'user.address.street',
  'user.address.building',
] as const
export type RegistrationValues = Record<(typeof fields)[number], string>

export const emptyRegistration = Object.fromEntries(
  fields.map((field) => [field, field === 'user.kind' ? 'individual' : '']),
) as RegistrationValues

export function registrationBody(values: RegistrationValues): Written<(typeof recordRegistration)['body']> {
  return {
    chassisNumber: values.chassisNumber,
    plate: {
      region: values['plate.region'],
      classNumber: values['plate.classNumber'],
      kana: values['plate.kana'],
      serial: values['plate.serial'],
    },
    firstRegisteredOn: values.firstRegisteredOn,
    inspectionExpiresOn: values.inspectionExpiresOn || null,
    user: {
      kind: values['user.kind'] === 'corporation' ? 'corporation' : 'individual',
      name: values['user.name'],
      address: {
        postalCode: values['user.address.postalCode'],
        prefecture: values['user.address.prefecture'],
        city: values['user.address.city'],
        street: values['user.address.street'],
        building: values['user.address.building'].trim() || null,
      },
    },
  }
}

/** `today`: a day in Tokyo; nothing is registered in the future. */
export function registrationFaults(values: RegistrationValues, today: string): Faults<RegistrationValues> {
  const body = registrationBody(values)
  const found = faultsOf<Record<string, unknown>>(recordRegistration.body)(body as Record<string, unknown>) as Faults<RegistrationValues>
  return values.firstRegisteredOn > today ? { ...found, firstRegisteredOn: 'date-in-the-future' } : found
}

/** Who should stand on the certificate, as told: to be compared with the paper, not believed. */
export function statedUser(purchase: Purchase): StatedParty | null {
  const of = (party: 'buyer' | 'user') => purchase.people.find((one) => one.party === party)?.stated ?? null
  return purchase.userIs === 'same' ? of('buyer') : of('user')
}

export const userValues = ({ kind, name, address }: StatedParty): Partial<RegistrationValues> => ({
  'user.kind': kind,
  'user.name': name,
  'user.address.postalCode': address.postalCode,
  'user.address.prefecture': address.prefecture,
  'user.address.city': address.city,
  'user.address.street': address.street,
  'user.address.building': address.building ?? '',
})
