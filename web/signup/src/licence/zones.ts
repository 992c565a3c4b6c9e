/** Where things stand on the front of a Japanese driving licence, in millimetres from its top left corner (道路交通法施行規則 別記様式第14). */
import type { LicenceReading } from './reading.ts'

export const cardWidth = 85.6
export const cardHeight = 53.98

export interface Zone {
  left: number
  top: number
  width: number
  height: number
  /** Height of the print. */
  print: number
  /** The label before the value ends somewhere in here. */
  labelEnds?: readonly [number, number]
  /** The only characters that can stand here; any when missing. */
  characters?: string
}

const eras = '令和平成昭和大正元年月日'
const digits = '0123456789'

export const zones: Record<keyof LicenceReading, Zone> = {
  name: { left: 2.2, top: 1.6, width: 52, height: 6.2, print: 2.9, labelEnds: [7, 10.5] },
  birthDate: { left: 54, top: 1.6, width: 30, height: 6.2, print: 2.4, characters: `${eras}生${digits}` },
  address: { left: 2.2, top: 6.6, width: 81.8, height: 5.4, print: 2.4, labelEnds: [7, 10.5] },
  expiresOn: { left: 2.4, top: 15, width: 56.5, height: 7, print: 3.2, characters: `${eras}まで有効()${digits}` },
  number: { left: 2.2, top: 34, width: 47, height: 6.4, print: 3.1, labelEnds: [7, 10.5], characters: `第号${digits}` },
}
