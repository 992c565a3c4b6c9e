import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Link, makeLink } from '../links/make-link.ts'
import type { Party } from '../tables.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { findParty } from './queries.ts'

/** The first QR with its address and join code (BUY-03). Refused `purchase-closed`, or `buyer-first` for a user whose buyer is not known yet (SGN-03). */
export async function issueLink(work: Work, purchaseId: string, party: Party): Promise<Link | Refused> {
  const row = await lockedPurchaseOf(work, purchaseId)
  if (row.state !== 'open') return new Refused('purchase-closed')
  if (party === 'user' && !(await findParty(work.db, row.id, 'buyer')).registered_at) return new Refused('buyer-first')
  const { id: _, ...link } = await makeLink(work, { purchaseId: row.id, party, byStaff: true })
  await happened(work, row, 'link-issued', { by: (await staffOf(work)).name, facts: { party } })
  return link
}
