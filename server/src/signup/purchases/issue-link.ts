import type { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Link, makeLink } from '../links/make-link.ts'
import type { Party } from '../tables.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { whyNoLink } from './why-no-link.ts'

/** The first QR with its address and join code (BUY-03). Refused `purchase-closed`, or `buyer-first` for a user whose buyer is not known yet (SGN-03). */
export async function issueLink(work: Work, purchaseId: string, party: Party): Promise<Link | Refused> {
  const row = await lockedPurchaseOf(work, purchaseId)
  const refused = await whyNoLink(work, row, party)
  if (refused) return refused
  const { id: _, ...link } = await makeLink(work, { purchaseId: row.id, party, byStaff: true })
  await happened(work, row, 'link-issued', { by: (await staffOf(work)).name, facts: { party } })
  return link
}
