import type { Purchase } from '@tsunagu/contract/signup.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findPartyProcedure } from '../procedures/queries.ts'
import type { Party } from '../tables.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { findParty, updateParty } from './queries.ts'
import { isFinished } from './rules.ts'
import { showPurchase } from './show-purchase.ts'

/** The staff has seen the customer off (STP-23-06, STP-32-12A). Refused `not-finished`. */
export async function acknowledge(work: Work, purchaseId: string, party: Party): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  const row = await findParty(work.db, purchase.id, party)
  if (!isFinished(row, await findPartyProcedure(work.db, purchase.id, party))) return new Refused('not-finished')
  if (row.acknowledged_at === null) {
    await updateParty(work.db, purchase.id, party, { acknowledged_at: work.now })
    await happened(work, purchase, 'acknowledged', { by: (await staffOf(work)).name, facts: { party } })
  }
  return showPurchase(work, purchase)
}
