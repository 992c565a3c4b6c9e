import type { Purchase } from '@tsunagu/contract/signup.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endLinks } from '../links/queries.ts'
import { endProcedures } from '../procedures/queries.ts'
import { happened, lockedPurchaseOf, purchaseOf, staffOf } from './purchase-of.ts'
import { updatePurchase } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

/** The purchase is off: links end, and what people typed goes. Refused `already-recorded` once the car is registered; asked twice it is off once. */
export async function cancelPurchase(work: Work, purchaseId: string): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  if (purchase.registered_on !== null) return new Refused('already-recorded')
  if (purchase.state !== 'cancelled') {
    await endLinks(work.db, purchase.id, null, work.now)
    await endProcedures(work.db, purchase.id, null, work.now)
    await updatePurchase(work.db, purchase.id, { state: 'cancelled' })
    await happened(work, purchase, 'cancelled', { by: (await staffOf(work)).name })
  }
  return showPurchase(work, await purchaseOf(work, purchase.id))
}
