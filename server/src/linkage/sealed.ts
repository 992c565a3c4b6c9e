/** What of cards is kept under SECRET: numbers as keyed hashes, everything else sealed with the row's name bound in. */
import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import type { Address, CustomerKind, gender } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { seal, unseal } from '../platform/secrets.ts'
import type { Work } from '../platform/work.ts'
import type { CardKind } from './tables.ts'

type Secret = Pick<Work, 'config'>

/** What a card's record says of its holder. Null: never asked for when the card was made. */
export interface Holder {
  kind: CustomerKind
  name: string
  kana: string
  /** A corporation has none. */
  birthDate: string | null
  gender: z.infer<typeof gender> | null
  address: Address | null
  /** E.164. */
  phone: string
  mobilePhone: string | null
  corporateNumber: string | null
}
export interface SealedCard {
  number: string
  holder: Holder
}

const sealJson = ({ config }: Secret, name: string, value: unknown): Buffer =>
  seal(config.SECRET, `linkage ${name}`, Buffer.from(JSON.stringify(value)))
const openJson = <T>({ config }: Secret, name: string, sealed: Buffer): T =>
  JSON.parse(unseal(config.SECRET, `linkage ${name}`, sealed).toString('utf8')) as T

export const sealCard = (work: Secret, cardId: string, card: SealedCard): Buffer => sealJson(work, `card ${cardId}`, card)
export const openCard = (work: Secret, { id, sealed }: { id: string; sealed: Buffer }): SealedCard => openJson(work, `card ${id}`, sealed)
export const sealRecord = (work: Secret, id: string, record: unknown): Buffer => sealJson(work, `record ${id}`, record)
export const openRecord = (work: Secret, { id, sealed }: { id: string; sealed: Buffer }): unknown => openJson(work, `record ${id}`, sealed)
export const sealEmail = (work: Secret, checkId: string, email: string): Buffer => sealJson(work, `email ${checkId}`, email)
export const openEmail = (work: Secret, checkId: string, sealed: Buffer): string => openJson(work, `email ${checkId}`, sealed)

/** HMAC-SHA-256 under a key of its own: numbers are short enough to be tried through by whoever holds the table. */
export function keyedHash({ config }: Secret, purpose: string, ...parts: string[]): Buffer {
  const key = hkdfSync('sha256', Buffer.from(config.SECRET, 'base64'), Buffer.alloc(0), `tsunagu linkage ${purpose}`, 32)
  return createHmac('sha256', Buffer.from(key)).update(JSON.stringify(parts)).digest()
}

/** O and 0, I and 1 are one: nobody tells them apart on a card. */
export const foldNumber = (number: string): string => number.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
export const numberHash = (work: Secret, kind: CardKind, number: string): Buffer => keyedHash(work, 'card', kind, foldNumber(number))

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Twelve characters of Crockford's alphabet: 60 random bits, nothing to be mistaken. */
export const newNumber = (): string => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')
