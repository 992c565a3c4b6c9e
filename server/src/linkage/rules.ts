/** Decisions of linkage, without I/O. */
import { type cardIdentity, type identityItem, oldSite } from '@tsunagu/contract/linkage.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { foldVariants, plainText } from '../platform/kanji/rules.ts'
import type { Holder } from './sealed.ts'

export type CardIdentity = z.output<typeof cardIdentity>
export type IdentityItem = z.infer<typeof identityItem>

/* Who somebody is. */

/** Widths, spaces, the dots between names and older forms of a character are no difference, nor 株式会社 and （株）. */
const plain = (text: string) =>
  foldVariants(plainText(text))
    .toUpperCase()
    .replaceAll('(株)', '株式会社')
    .replaceAll('(有)', '有限会社')
    .replaceAll('(同)', '合同会社')
    .replaceAll(/[\s・·.,'’‐‑–—―−-]/g, '')
const katakana = (text: string) => plain(text).replaceAll(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))

const sameName = (a: string, b: string) => plain(a) === plain(b)
const sameKana = (a: string, b: string) => katakana(a) === katakana(b)

/** What of a card's holder somebody got wrong, in the order of the form. A record without a birth date cannot be asked for it. */
export function differsFromCard(holder: Holder, given: CardIdentity): IdentityItem[] {
  return items([
    ['name', sameName(holder.name, given.name)],
    ['kana', holder.kana === '' || sameKana(holder.kana, given.kana)],
    ['birthDate', holder.birthDate === null || holder.birthDate === given.birthDate],
    ['phone', given.phone === holder.phone || given.phone === holder.mobilePhone],
  ])
}

/** Who has the number and knows birth date or telephone of its holder may hear what else differs; nobody else hears anything. */
export const knowsHolder = (holder: Holder, given: CardIdentity): boolean =>
  (holder.birthDate !== null && holder.birthDate === given.birthDate) || given.phone === holder.phone || given.phone === holder.mobilePhone

/** What an account says of its owner; null: never given. */
export interface Known {
  kind: CustomerKind
  name: string
  kana: string
  birthDate: string | null
}

/** Account and card are one person’s (ACC-07). What one of them does not know cannot differ. */
export function differsFromAccount(holder: Holder, account: Known): IdentityItem[] {
  return items([
    ['kind', holder.kind === account.kind],
    ['name', sameName(holder.name, account.name)],
    ['kana', holder.kana === '' || account.kana === '' || sameKana(holder.kana, account.kana)],
    ['birthDate', holder.birthDate === null || account.birthDate === null || holder.birthDate === account.birthDate],
  ])
}

const items = (same: [IdentityItem, boolean][]) => same.filter(([, is]) => !is).map(([item]) => item)

/** 青木 花子 → 青木 ●●; a corporation’s name is public. */
export function maskedName({ kind, name }: Pick<Holder, 'kind' | 'name'>): string {
  if (kind === 'corporation') return name
  const [family = '', ...given] = name.normalize('NFKC').trim().split(/\s+/)
  if (given.length > 0) return [family, ...given.map(dots)].join(' ')
  const [first = '', ...rest] = Array.from(family)
  return first + dots(rest.join(''))
}
const dots = (text: string) => '●'.repeat(Math.min(5, Array.from(text).length))

/* How often somebody may be wrong. */

/** Wrong cards in a row before a wait. A network is shared by many, a card by nobody. */
const free = { account: 5, card: 5, network: 20 } as const
export type MissedBy = keyof typeof free
const minute = 60_000
/** Milliseconds to wait after the nth miss in a row: a minute, then twice as long each time, at most six hours; a card one, so that nobody is locked out by others. */
export function missDelay(by: MissedBy, misses: number): number {
  if (misses < free[by]) return 0
  return Math.min((by === 'card' ? 1 : 6) * 60 * minute, minute * 2 ** Math.min(20, misses - free[by]))
}

/* The old owner’s site. */

/** The last day counts, in Japan (MIG-02, MIG-17). */
export const oldSiteEnded = (now: Date): boolean => new Date(now.getTime() + 9 * 60 * minute).toISOString().slice(0, 10) > oldSite.endedOn
