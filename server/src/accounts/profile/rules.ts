/** Decisions about a profile, without I/O. */
import type { Details, Profile } from '@tsunagu/contract/profile.ts'

type Identity = { name?: string; kana?: string; birthDate?: string }

/** Widths and spaces are no change: a name is the same person's however it was typed. */
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** Held items that would become others (ACC-17). */
export function heldBack(held: Profile['held'], kept: Identity, wanted: Identity): Profile['held'] {
  return held.filter((item) => {
    const is = kept[item]
    const becomes = wanted[item]
    return is !== undefined && becomes !== undefined && plain(is) !== plain(becomes)
  })
}

/** Items this centre asks of a corporation beside those that every form has (ACC-23), as faults by field of `details`. */
export function missingItems(details: Details, required: readonly ('building' | 'department')[]): Record<string, string> {
  if (details.kind !== 'corporation') return {}
  const { building } = details.address
  return {
    ...(required.includes('building') && building === null ? { 'details.address.building': 'required' } : {}),
    ...(required.includes('department') && details.department === null ? { 'details.department': 'required' } : {}),
  }
}
