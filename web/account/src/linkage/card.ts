import { cardIdentity, type cardKind } from '@tsunagu/contract/linkage.ts'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import type { Faults } from '@tsunagu/kit/form.ts'
import type * as z from 'zod'

/** A card and who holds it, as typed. */
export interface CardValues extends Record<string, unknown> {
  kind: z.infer<typeof cardKind>
  number: string
  name: string
  kana: string
  /** Empty for a corporation. */
  birthDate: string
  phone: string
}
export const emptyCard: CardValues = { kind: 'owners-card', number: '', name: '', kana: '', birthDate: '', phone: '' }

export const cardOf = ({ kind, number, name, kana, birthDate, phone }: CardValues) => ({
  kind,
  number,
  name,
  kana,
  birthDate: birthDate === '' ? null : birthDate,
  phone,
})

/** The fields of a card alone, whatever else a draft remembers. */
export const cardValues = ({ kind, number, name, kana, birthDate, phone }: CardValues): CardValues => ({
  kind,
  number,
  name,
  kana,
  birthDate,
  phone,
})

const byContract = faultsOf<Record<string, unknown>>(cardIdentity)
export const cardFaults = (values: CardValues): Faults<CardValues> => {
  const { kind, number, name, kana, birthDate, phone } = byContract(cardOf(values))
  return { kind, number, name, kana, birthDate, phone }
}
