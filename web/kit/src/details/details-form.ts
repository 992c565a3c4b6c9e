/** The nine items of a person, or a corporation's, as one flat form; and back. Pure. */
import { type CustomerKind, type Details, details } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { faultsOf } from '../faults.ts'
import { flatFaults } from '../flat.ts'
import type { Faults } from '../form.ts'
import { nationalPhone } from '../phone.ts'

export interface DetailsValues extends Record<string, string | boolean> {
  name: string
  kana: string
  gender: string
  /** YYYY-MM-DD, also half written: `1985-4-`. */
  birthDate: string
  postalCode: string
  prefecture: string
  city: string
  street: string
  building: string
  mobilePhone: string
  contactPhone: string
  samePhone: boolean
  corporateNumber: string
  department: string
}
export const emptyDetails: DetailsValues = {
  name: '',
  kana: '',
  gender: '',
  birthDate: '',
  postalCode: '',
  prefecture: '',
  city: '',
  street: '',
  building: '',
  mobilePhone: '',
  contactPhone: '',
  samePhone: false,
  corporateNumber: '',
  department: '',
}

/** What is known of somebody, as the form shows it. */
export function valuesOf(known: Details): DetailsValues {
  const { postalCode, prefecture, city, street, building } = known.address
  return {
    ...emptyDetails,
    name: known.name,
    kana: known.kana,
    postalCode: postalText(postalCode),
    prefecture,
    city,
    street,
    building: building ?? '',
    mobilePhone: nationalPhone(known.mobilePhone),
    contactPhone: nationalPhone(known.contactPhone),
    samePhone: known.mobilePhone === known.contactPhone,
    ...(known.kind === 'individual'
      ? { gender: known.gender, birthDate: known.birthDate }
      : { corporateNumber: known.corporateNumber ?? '', department: known.department ?? '' }),
  }
}

export function detailsOf(kind: CustomerKind, values: DetailsValues): z.input<typeof details> {
  const shared = {
    name: values.name,
    kana: values.kana,
    address: {
      postalCode: values.postalCode,
      prefecture: values.prefecture,
      city: values.city,
      street: values.street,
      building: values.building.trim() === '' ? null : values.building,
    },
    mobilePhone: values.mobilePhone,
    contactPhone: values.samePhone ? values.mobilePhone : values.contactPhone,
  }
  if (kind === 'individual') return { kind, ...shared, gender: values.gender as 'unsaid', birthDate: isoDay(values.birthDate) }
  return {
    kind,
    ...shared,
    corporateNumber: values.corporateNumber.trim() === '' ? null : values.corporateNumber,
    department: values.department.trim() === '' ? null : values.department,
  }
}

const byContract = faultsOf<Record<string, unknown>>(details)
/** In the order of the fields on the page, so that the summary leads from top to bottom. */
export function faultsOfDetails(kind: CustomerKind, values: DetailsValues): Faults<DetailsValues> {
  const found = flatFaults<DetailsValues>(byContract(detailsOf(kind, values) as Record<string, unknown>))
  const missing = (name: 'gender' | 'birthDate') => found[name] !== undefined && values[name].replaceAll('-', '') === ''
  return Object.fromEntries(
    Object.keys(emptyDetails).map((name) => [
      name,
      (name === 'gender' || name === 'birthDate') && missing(name)
        ? 'required'
        : name === 'contactPhone' && values.samePhone
          ? undefined
          : found[name],
    ]),
  ) as Faults<DetailsValues>
}

/** `1985-4-2` → `1985-04-02`; what is not three numbers stays, and is no date. */
export function isoDay(written: string): string {
  const [year = '', month = '', day = ''] = written.split('-')
  return year && month && day ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written
}

/** 1000013 → 100-0013. */
export const postalText = (digits: string) => (/^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : digits)

/** One line, as it is read. */
export const addressLine = ({ prefecture, city, street, building }: Details['address']) =>
  `${prefecture}${city}${street}${building ? ` ${building}` : ''}`
