import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { listStaffRows, type StaffRow } from './queries.ts'

/** All staff accounts, oldest first, those that have ended too. */
export async function listStaff(work: Work): Promise<z.input<typeof staffMe>[]> {
  return (await listStaffRows(work.db)).map(staffShown)
}

export const staffShown = ({ ended_at, ...row }: StaffRow): z.input<typeof staffMe> => ({
  ...row,
  endedAt: ended_at?.toISOString() ?? null,
})
