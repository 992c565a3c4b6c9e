import type { SetupNow } from '../../platform/outside/cards.ts'
import type { Work } from '../../platform/work.ts'
import { newMethod } from '../new-method.ts'
import { insertMethod, keepAnswer, lockPayer, nameMethod } from '../queries.ts'
import { replaceMethod } from '../replace-method.ts'
import { tellPages } from '../tell-changed.ts'

/**
 * Keeps what the card company answered to a question asked at `askedAt`. A success makes the card the account's method,
 * once; an answer older than one that is kept, or after the end, is dropped.
 */
export async function takeAnswer(work: Work, setupId: string, { status, error, card }: SetupNow, askedAt: Date): Promise<void> {
  // a success without its card is not one yet: the company is asked again
  if (status === 'succeeded' && !card) throw new Error(`setup ${setupId} succeeded without a card`)
  const setup = await keepAnswer(work.db, setupId, { status, error, askedAt })
  if (!setup) return
  await tellPages(work, setup.account_id, setupId)
  if (status !== 'succeeded' || !card) return
  await lockPayer(work.db, setup.account_id)
  const { ref, brand, last4, expires } = card
  const method = newMethod(setup.account_id, 'card', work.now, { company_ref: ref, brand, last4, expires })
  await replaceMethod(work, setup.account_id, method.id)
  await insertMethod(work.db, method)
  await nameMethod(work.db, setupId, method.id)
}
