import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { staffShown } from './list-staff.ts'
import { findStaffRow } from './queries.ts'
import { staffSession } from './staff-of.ts'

/** The signed-in member of staff. */
export async function readStaffMe(work: Work): Promise<z.input<typeof staffMe>> {
  const row = await findStaffRow(work.db, staffSession(work).accountId)
  if (!row) throw new NotFound()
  return staffShown(row)
}
