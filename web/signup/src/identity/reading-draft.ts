/** What was read from a picture, as draft fields: never over what a person would have to notice by themselves. Pure. */
import type { DraftValues } from '../draft/keeper.ts'
import type { LicenceReading } from '../licence/reading.ts'
import { splitAddress } from './split-address.ts'

/** Fields of the form each read item fills. */
const fills = { name: ['name'], birthDate: ['birthDate'], address: ['prefecture', 'city', 'street', 'building'] } as const

export function draftOfReading(reading: LicenceReading): DraftValues {
  const unsure = (['name', 'birthDate', 'address'] as const).filter((item) => !reading[item].sure)
  return {
    ...(reading.name.value === null ? {} : { name: reading.name.value }),
    ...(reading.birthDate.value === null ? {} : { birthDate: reading.birthDate.value }),
    ...(reading.address.value === null ? {} : { ...splitAddress(reading.address.value) }),
    readName: reading.name.value,
    readBirthDate: reading.birthDate.value,
    readAddress: reading.address.value,
    readExpiresOn: reading.expiresOn.value,
    unsure: unsure.join(','),
    compared: false,
  }
}

/** Form fields to be marked. */
export const unsureFields = (unsure: string): string[] =>
  unsure.split(',').flatMap((item) => (item in fills ? [...fills[item as keyof typeof fills]] : []))
