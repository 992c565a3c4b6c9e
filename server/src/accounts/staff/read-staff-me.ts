import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotAllowed, NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { staffShown } from './list-staff.ts'

/** The signed-in member of staff. */
export async function readStaffMe(work: Work): Promise<z.input<typeof staffMe>> {
  if (work.actor.kind !== 'staff') throw new NotAllowed()
  const row = await findAccount(work.db, work.actor.accountId)
  if (!row) throw new NotFound()
  return staffShown(row)
}
