import type { IdentityChanged } from '../accounts/events.ts'
import type { Work } from '../platform/work.ts'
import { certificateOf } from '../vehicles/index.ts'
import { happened } from './purchases/purchase-of.ts'
import { findPurchasesOfUser, updatePurchase } from './purchases/queries.ts'
import { compareUser } from './purchases/record-registration.ts'
import { waitingOf } from './registrations/queries.ts'
import { reviewAgain } from './registrations/review-by-itself.ts'

/** Name or birth date were corrected (IMP-28): certificates that named somebody else, and registrations that wait, are compared anew. */
export async function compareAgain(work: Work, { accountId }: IdentityChanged): Promise<void> {
  for (const purchase of await findPurchasesOfUser(work.db, accountId)) {
    const certificate = await certificateOf(work, purchase.vehicle_id)
    if (!certificate || purchase.certificate_match === 'same') continue
    const match = await compareUser(work, purchase, certificate.user)
    await updatePurchase(work.db, purchase.id, match)
    await happened(work, purchase, 'compared-again', { facts: { match: match.certificate_match ?? 'none' } })
  }
  for (const registration of await waitingOf(work.db, accountId)) await reviewAgain(work, registration.id)
}
