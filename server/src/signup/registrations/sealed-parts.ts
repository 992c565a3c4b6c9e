/** What of a registration lies sealed, and how it is opened. */
import type { ComparedItem, Plate } from '@tsunagu/contract/signup.ts'
import type { Work } from '../../platform/work.ts'
import { openJson, sealJson } from '../sealed.ts'
import type { RegistrationRow } from './queries.ts'

export interface Numbers {
  chassisNumber: string
  plate: Plate
}
type Ground = Pick<Work, 'config'>

export const sealNumbers = (work: Ground, id: string, numbers: Numbers): Buffer => sealJson(work, `registration ${id}`, numbers)
export const numbersOf = (work: Ground, { id, numbers }: Pick<RegistrationRow, 'id' | 'numbers'>): Numbers =>
  openJson<Numbers>(work, `registration ${id}`, numbers)
export const tailOf = ({ chassisNumber }: Numbers): string => chassisNumber.slice(-4)

export const sealItems = (work: Ground, id: string, items: readonly ComparedItem[]): Buffer =>
  sealJson(work, `registration items ${id}`, items)
export const itemsOf = (work: Ground, { id, items }: Pick<RegistrationRow, 'id' | 'items'>): ComparedItem[] =>
  items ? openJson<ComparedItem[]>(work, `registration items ${id}`, items) : []

export const sealNote = (work: Ground, id: string, note: string): Buffer | null =>
  note === '' ? null : sealJson(work, `registration note ${id}`, note)
export const noteOf = (work: Ground, { id, note }: Pick<RegistrationRow, 'id' | 'note'>): string | null =>
  note ? openJson<string>(work, `registration note ${id}`, note) : null
export const pictureName = (id: string) => `signup registration picture ${id}`
