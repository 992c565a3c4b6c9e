/** Chassis number in two parts and the plate in four, as one flat form; and back. Pure. */
import { chassisNumber, type Plate, plate, plateText } from '@tsunagu/contract/signup.ts'
import type { Faults } from '@tsunagu/kit/form.ts'

export interface CarValues extends Record<string, string> {
  chassisFirst: string
  chassisSecond: string
  region: string
  classNumber: string
  plateKana: string
  serial: string
}
export const emptyCar: CarValues = { chassisFirst: '', chassisSecond: '', region: '', classNumber: '', plateKana: '', serial: '' }

/** `ABC123` + `1234567` → `ABC123-1234567`; a VIN stands whole in the first part. */
export const chassisOf = ({ chassisFirst, chassisSecond }: CarValues): string =>
  chassisSecond.trim() === '' ? chassisFirst : `${chassisFirst}-${chassisSecond}`

export const plateOf = ({ region, classNumber, plateKana, serial }: CarValues) => ({ region, classNumber, kana: plateKana, serial })

/** What was scanned, into the form. */
export function valuesOfCar(chassis: string | null, scanned: Plate | null): Partial<CarValues> {
  const [chassisFirst = '', chassisSecond = ''] = chassis?.split('-') ?? []
  return {
    ...(chassis ? { chassisFirst, chassisSecond } : {}),
    ...(scanned ? { region: scanned.region, classNumber: scanned.classNumber, plateKana: scanned.kana, serial: scanned.serial } : {}),
  }
}

/** A number pasted whole into the first part falls into both. */
export function partsOf(written: string): Pick<CarValues, 'chassisFirst' | 'chassisSecond'> | null {
  const read = /^([A-Za-z0-9]{2,10})-(\d{4,7})$/.exec(
    written
      .normalize('NFKC')
      .replaceAll(/[‐−ー―–]/g, '-')
      .trim(),
  )
  return read?.[1] && read[2] ? { chassisFirst: read[1].toUpperCase(), chassisSecond: read[2] } : null
}

export function faultsOfCar(values: CarValues): Faults<CarValues> {
  const chassis = chassisNumber.safeParse(chassisOf(values)).success
  const read = plate.safeParse(plateOf(values))
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])))
  const fault = (name: keyof CarValues & string, bad: boolean) => (!bad ? undefined : values[name]?.trim() === '' ? 'required' : 'invalid')
  return {
    chassisFirst: fault('chassisFirst', !chassis),
    chassisSecond: chassis || values.chassisFirst.trim() === '' ? undefined : fault('chassisSecond', true),
    region: fault('region', wrong.has('region')),
    classNumber: fault('classNumber', wrong.has('classNumber')),
    plateKana: fault('plateKana', wrong.has('kana')),
    serial: fault('serial', wrong.has('serial')),
  }
}

/** 品川 330 つ 12-07; null while it is none. */
export function plateShown(values: CarValues): string | null {
  const read = plate.safeParse(plateOf(values))
  return read.success ? plateText(read.data) : null
}
