import type { decideReview as endpoint } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { staffOf } from '../purchases/purchase-of.ts'
import { compareRegistration } from '../registrations/compare-registration.ts'
import { queueMail } from '../registrations/mail-registration.ts'
import { moveRegistration } from '../registrations/move-registration.ts'
import { findRegistration, lockChassis, lockRegistration } from '../registrations/queries.ts'
import { approveRegistration } from '../registrations/review-by-itself.ts'
import { sealItems, sealNote } from '../registrations/sealed-parts.ts'

type Decision = z.infer<typeof endpoint.body>

/** A reviewer's yes or no (PDL-17, PDL-18). Refused `already-decided` for the second of two, `no-such-vehicle` when there is no car to give. */
export async function decideReview(work: Work, registrationId: string, { approve, differs, note }: Decision): Promise<Refused | undefined> {
  const found = await findRegistration(work.db, registrationId)
  if (!found) throw new NotFound()
  await lockChassis(work.db, found.chassis_hash)
  const row = await lockRegistration(work.db, registrationId)
  if (!row) throw new NotFound()
  if (row.decided_at !== null) return new Refused('already-decided')
  const by = await staffOf(work)
  const { vehicleId, items, match } = await compareRegistration(work, row)
  const evidence = { items: sealItems(work, row.id, items), match, note: sealNote(work, row.id, note) }
  if (approve) {
    if (!vehicleId) return new Refused('no-such-vehicle')
    await approveRegistration(work, { ...row, ...evidence }, { vehicleId, by })
    return undefined
  }
  const rejected = await moveRegistration(work, row, {
    change: { ...evidence, state: 'rejected', differs, decided_at: work.now, decided_by: by.id },
    text: 'rejected',
    by: by.name,
  })
  await queueMail(work, [rejected], 'rejected')
  return undefined
}
