import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { isKnownPassword } from '../known-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { insertAccount } from '../queries.ts'
import type { Language } from '../tables.ts'

export interface NewOwner {
  /** Lower case, and already known to be theirs. */
  email: string
  password: string
  name: string
  kana: string
  /** E.164 mobile number. */
  authPhone: string
  language: Language
  termsVersion?: string | null
}

/** Makes the account of a person and gives its id. Throws Refused `password-known` or `already-registered`. */
export async function registerOwner(work: Work, { password, ...owner }: NewOwner): Promise<string> {
  if (isKnownPassword(password, owner.email)) throw new Refused('password-known')
  const accountId = await insertOwner(work, { ...owner, customerKind: 'individual', passwordHash: await hashPassword(password) })
  if (!accountId) throw new Refused('already-registered')
  return accountId
}

/** Gives the id; undefined: the address has an account already. */
export async function insertOwner(
  work: Work,
  owner: Omit<NewOwner, 'password'> & { customerKind: CustomerKind; passwordHash: string },
): Promise<string | undefined> {
  const accountId = crypto.randomUUID()
  const made = await insertAccount(work.db, {
    id: accountId,
    kind: 'owner',
    email: owner.email,
    password_hash: owner.passwordHash,
    name: owner.name,
    kana: owner.kana,
    auth_phone: owner.authPhone,
    language: owner.language,
    roles: [],
    dealer_id: null,
    ended_at: null,
    customer_kind: owner.customerKind,
    details: null,
    held_at: null,
    terms_version: owner.termsVersion ?? null,
    mail_bounced_at: null,
    phone_verified_at: null,
    second_factor_at: null,
    created_at: work.now,
    password_changed_at: work.now,
  })
  if (!made) return undefined
  await work.tell(told({ type: 'accounts.registered', accountId }))
  return accountId
}
