import { accountById, dealerOf } from '../../accounts/index.ts'
import { NotAllowed, NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { findParty, findPurchase, insertHappening, lockPurchase, type PurchaseRow, updatePurchase } from './queries.ts'
import { isClosed } from './rules.ts'

/** The purchase, when it is of the caller's dealer. Throws NotFound for any other: nobody learns that it exists. */
export async function purchaseOf(work: Work, purchaseId: string): Promise<PurchaseRow> {
  const row = await findPurchase(work.db, purchaseId, await dealerIdOf(work))
  if (!row) throw new NotFound()
  return row
}

/** The same, held until the end of this act. */
export async function lockedPurchaseOf(work: Work, purchaseId: string): Promise<PurchaseRow> {
  const row = await lockPurchase(work.db, purchaseId, await dealerIdOf(work))
  if (!row) throw new NotFound()
  return row
}

/** Null: an administrator, who sees all. */
export const dealerIdOf = async (work: Work): Promise<string | null> => (await dealerOf(work))?.id ?? null

/** Id and name of the member of staff who acts. */
export async function staffOf(work: Work): Promise<{ id: string; name: string }> {
  if (work.actor.kind !== 'staff') throw new NotAllowed()
  const { id, name } = await accountById(work, work.actor.accountId)
  return { id, name }
}

/** Writes a line of the purchase's timeline and tells the dealer's consoles. `facts`: codes and days, nothing personal. */
export async function happened(
  work: Work,
  purchase: Pick<PurchaseRow, 'id' | 'dealer_id'>,
  text: string,
  { by = null, facts = {} }: { by?: string | null; facts?: Record<string, string> } = {},
): Promise<void> {
  await insertHappening(work.db, { purchase_id: purchase.id, at: work.now, text, by, facts })
  await tellDealer(work, purchase)
}

export const tellDealer = (work: Work, purchase: Pick<PurchaseRow, 'id' | 'dealer_id'>): Promise<void> =>
  changed(work, { key: `dealer:${purchase.dealer_id}`, topic: 'signup', id: purchase.id })

/** Nothing is left to be done: the purchase leaves the list of open ones. */
export async function closeWhenDone(work: Work, purchaseId: string): Promise<void> {
  const purchase = await findPurchase(work.db, purchaseId, null)
  if (purchase?.state !== 'open' || !isClosed(purchase, await findParty(work.db, purchaseId, 'user'))) return
  await updatePurchase(work.db, purchaseId, { state: 'closed' })
  await happened(work, purchase, 'closed')
}
