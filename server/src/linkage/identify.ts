import { accountById, profileOf } from '../accounts/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { type CardRow, cardByHash } from './queries.ts'
import { type CardIdentity, differsFromAccount, differsFromCard, type IdentityItem, type Known, knowsHolder } from './rules.ts'
import { type Holder, numberHash, openCard } from './sealed.ts'

export interface FoundCard {
  card: CardRow
  holder: Holder
  /** Who it is linked to now. */
  accountId: string | null
}

/**
 * The card of somebody who says who they are. Refused `card-not-matching` in the same words for a number that is none and for a holder
 * they do not know; `identity-differs` only for who has the number and knows birth date or telephone (see `knowsHolder`).
 */
export async function findCard(work: Work, given: CardIdentity): Promise<FoundCard | Refused> {
  const row = await cardByHash(work.db, numberHash(work, given.kind, given.number))
  if (!row) return new Refused('card-not-matching')
  const { holder } = openCard(work, row)
  const items = differsFromCard(holder, given)
  if (items.length > 0) return knowsHolder(holder, given) ? identityDiffers('card', items) : new Refused('card-not-matching')
  return { card: row, holder, accountId: row.account_id }
}

/** Refused `identity-differs` when account and card are not one person’s (ACC-07). */
export async function whyNotTheirs(work: Work, holder: Holder, accountId: string): Promise<Refused | undefined> {
  const items = differsFromAccount(holder, await knownOf(work, accountId))
  return items.length > 0 ? identityDiffers('account', items) : undefined
}

export const identityDiffers = (against: 'card' | 'account', items: IdentityItem[]) => new Refused('identity-differs', { against, items })

async function knownOf(work: Work, accountId: string): Promise<Known> {
  const { name, kana } = await accountById(work, accountId)
  const { kind, details } = await profileOf(work, accountId)
  return { kind, name, kana, birthDate: details?.kind === 'individual' ? details.birthDate : null }
}
