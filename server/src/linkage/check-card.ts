import type { cardCheck } from '@tsunagu/contract/linkage.ts'
import type * as z from 'zod'
import { ownerOf } from '../accounts/index.ts'
import { Refused, type TooMany } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { type FoundCard, findCard, whyNotTheirs } from './identify.ts'
import { tryCard } from './misses.ts'
import { insertCheck } from './queries.ts'
import type { CardIdentity } from './rules.ts'
import { showCard } from './show-card.ts'

/** How long somebody may look at what was found before they press 登録. */
const checkMinutes = 30
export const checkExpiry = (work: Work) => new Date(work.now.getTime() + checkMinutes * 60_000)

/** Procedure ①, step 9: the card, who I am, and my account are one person’s (ACC-07, MIG-08). Refused as `findCard`, or `already-linked`. */
export async function checkCard(
  work: Work,
  { address, ...given }: CardIdentity & { address: string },
): Promise<z.input<typeof cardCheck> | Refused | TooMany> {
  const accountId = ownerOf(work)
  const found = await tryCard(work, { accountId, address, ...given }, async (): Promise<FoundCard | Refused> => {
    const card = await findCard(work, given)
    if (card instanceof Refused) return card
    if (card.accountId !== null) return new Refused('already-linked', { mine: card.accountId === accountId })
    return (await whyNotTheirs(work, card.holder, accountId)) ?? card
  })
  if (!('card' in found)) return found
  const [id, expiresAt] = [crypto.randomUUID(), checkExpiry(work)]
  await insertCheck(work.db, {
    id,
    card_id: found.card.id,
    account_id: accountId,
    browser_hash: null,
    expires_at: expiresAt,
    created_at: work.now,
  })
  return { checkId: id, shows: await showCard(work, found.card), expiresAt: expiresAt.toISOString() }
}
