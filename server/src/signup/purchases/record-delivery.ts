import type { Purchase } from '@tsunagu/contract/signup.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { dayOf } from './days.ts'
import { closeWhenDone, happened, lockedPurchaseOf, purchaseOf, staffOf } from './purchase-of.ts'
import { updatePurchase } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

/** The car was handed over. Refused `not-registered-yet`, `already-recorded`, `date-in-the-future`. */
export async function recordDelivery(work: Work, purchaseId: string, deliveredOn: string): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  if (purchase.state === 'cancelled') throw new NotFound()
  if (purchase.delivered_on !== null) return new Refused('already-recorded')
  if (purchase.registered_on === null || deliveredOn < purchase.registered_on) return new Refused('not-registered-yet')
  if (deliveredOn > dayOf(work.now)) return new Refused('date-in-the-future')
  await updatePurchase(work.db, purchase.id, { delivered_on: deliveredOn })
  await happened(work, purchase, 'delivered', { by: (await staffOf(work)).name, facts: { day: deliveredOn } })
  await closeWhenDone(work, purchase.id)
  return showPurchase(work, await purchaseOf(work, purchase.id))
}
