/** What of a name, reading and birth date would become another. Pure. */
import { askIdentityChange } from '@tsunagu/contract/profile.ts'
import { isoDay } from '@tsunagu/kit/details/details-form.ts'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import type { Faults } from '@tsunagu/kit/form.ts'

export interface Identity {
  name: string
  kana: string
  /** YYYY-MM-DD, also half written; '' where none is kept. */
  birthDate: string
}
interface Asked extends Identity, Record<string, unknown> {
  reason: string
}

/** Widths and spaces are no change: a name is the same however it was typed. */
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** Null is what stays. */
export function onlyChanged(values: Identity, kept: Identity): { [K in keyof Identity]: string | null } {
  const unless = (is: string, was: string) => (plain(is) === plain(was) ? null : is)
  return {
    name: unless(values.name, kept.name),
    kana: unless(values.kana, kept.kana),
    birthDate: unless(isoDay(values.birthDate), kept.birthDate),
  }
}

const byContract = faultsOf<Record<string, unknown>>(askIdentityChange.body)
/** By field; `unchanged` at the name when nothing would become another. */
export function changeFaults({ reason, ...values }: Asked, kept: Identity): Faults<Asked> {
  const wanted = onlyChanged(values, kept)
  const { name, ...faults } = byContract({ ...wanted, reason }) as Faults<Asked>
  const nothing = Object.values(wanted).every((value) => value === null)
  // in the order of the page, so that the summary leads from top to bottom
  return {
    name: nothing ? 'unchanged' : name,
    kana: faults.kana,
    birthDate: faults.birthDate,
    reason: reason === '' ? 'required' : undefined,
  }
}
