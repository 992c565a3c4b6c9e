import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { listAccounts } from '../queries.ts'

/** All staff accounts, oldest first. */
export async function listStaff(work: Work): Promise<z.input<typeof staffMe>[]> {
  return (await listAccounts(work.db, 'staff')).map(staffShown)
}

export const staffShown = (row: {
  id: string
  email: string
  name: string
  roles: StaffRole[]
  dealer: string | null
}): z.input<typeof staffMe> => ({ id: row.id, email: row.email, name: row.name, roles: row.roles, dealer: row.dealer })
