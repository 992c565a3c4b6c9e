import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { isKnownPassword } from '../known-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { insertAccount } from '../queries.ts'
import { findDealer } from './queries.ts'

export interface NewStaff {
  email: string
  password: string
  name: string
  roles: readonly StaffRole[]
  /** Where somebody with the role `dealer` works. */
  dealerId: string | null
}

/** Makes a staff account and gives its id. Throws Refused `password-known`, `dealer-not-found` or `already-registered`. */
export async function registerStaff(work: Work, staff: NewStaff): Promise<string> {
  if (isKnownPassword(staff.password, staff.email)) throw new Refused('password-known')
  if (staff.dealerId !== null && !(await findDealer(work.db, staff.dealerId))) throw new Refused('dealer-not-found')
  const accountId = crypto.randomUUID()
  const made = await insertAccount(work.db, {
    id: accountId,
    kind: 'staff',
    email: staff.email,
    password_hash: await hashPassword(staff.password),
    name: staff.name,
    kana: '',
    auth_phone: '',
    language: 'ja',
    roles: [...staff.roles],
    dealer_id: staff.dealerId,
    ended_at: null,
    customer_kind: 'individual',
    details: null,
    held_at: null,
    terms_version: null,
    mail_bounced_at: null,
    phone_verified_at: null,
    second_factor_at: null,
    created_at: work.now,
    password_changed_at: work.now,
  })
  if (!made) throw new Refused('already-registered')
  return accountId
}
