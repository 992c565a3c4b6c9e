import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { staffShown } from './list-staff.ts'
import { findStaffRow } from './queries.ts'
import { type NewStaff, registerStaff } from './register-staff.ts'

/** Makes a staff account. Refused `already-registered`, `password-known` or `dealer-not-found`. */
export async function addStaff(work: Work, staff: NewStaff): Promise<z.input<typeof staffMe>> {
  const row = await findStaffRow(work.db, await registerStaff(work, staff))
  if (!row) throw new NotFound()
  return staffShown(row)
}
