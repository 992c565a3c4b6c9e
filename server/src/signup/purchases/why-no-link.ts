import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { Party } from '../tables.ts'
import { findParty, type PurchaseRow } from './queries.ts'

/** `purchase-closed`, or `buyer-first` for a user whose buyer is not known yet (SGN-03); undefined: this person may begin. */
export async function whyNoLink(work: Work, purchase: PurchaseRow, party: Party): Promise<Refused | undefined> {
  if (purchase.state !== 'open') return new Refused('purchase-closed')
  if (party === 'user' && !(await findParty(work.db, purchase.id, 'buyer')).registered_at) return new Refused('buyer-first')
  return undefined
}
