import type { Purchase } from '@tsunagu/contract/signup.ts'
import { auditLook } from '../../platform/audit.ts'
import type { Work } from '../../platform/work.ts'
import { purchaseOf } from './purchase-of.ts'
import { showPurchase } from './show-purchase.ts'

/** One purchase of the caller's dealer; the look leaves a row. Throws NotFound for any other. */
export async function readPurchase(work: Work, purchaseId: string): Promise<Purchase> {
  const row = await purchaseOf(work, purchaseId)
  work.atLast(auditLook(work.actor, work.now, { act: 'signup.read-purchase', about: { purchaseId } }))
  return showPurchase(work, row)
}
