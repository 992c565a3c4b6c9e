import type { Profile } from '@tsunagu/contract/profile.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { detailsOf, heldItems } from './sealed-details.ts'

/** Who an owner is: kind, details (ACC-22, ACC-25) and what of them is held (ACC-17). Throws NotFound, for staff too. */
export async function profileOf(work: Work, accountId: string): Promise<Profile> {
  const row = await findAccount(work.db, accountId)
  if (row?.kind !== 'owner') throw new NotFound()
  return { kind: row.customer_kind, details: detailsOf(work.config, row), held: heldItems(row) }
}
