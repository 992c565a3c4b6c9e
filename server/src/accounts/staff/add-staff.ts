import type { staffMe } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { type NewStaff, registerStaff } from './register-staff.ts'

/** Makes a staff account. Refused `already-registered` or `password-known`. */
export async function addStaff(work: Work, staff: NewStaff): Promise<z.input<typeof staffMe>> {
  const id = await registerStaff(work, staff)
  return { id, email: staff.email, name: staff.name, roles: [...staff.roles], dealer: staff.dealer }
}
