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

/** Makes an owner's account and gives its id. Throws Refused `password-known` or `already-registered`. */
export async function registerOwner(work: Work, owner: NewOwner): Promise<string> {
  if (isKnownPassword(owner.password, owner.email)) throw new Refused('password-known')
  const accountId = crypto.randomUUID()
  const made = await insertAccount(work.db, {
    id: accountId,
    kind: 'owner',
    email: owner.email,
    password_hash: await hashPassword(owner.password),
    name: owner.name,
    kana: owner.kana,
    auth_phone: owner.authPhone,
    language: owner.language,
    roles: [],
    dealer: null,
    terms_version: owner.termsVersion ?? null,
    mail_bounced_at: null,
    created_at: work.now,
    password_changed_at: work.now,
  })
  if (!made) throw new Refused('already-registered')
  await work.tell(told({ type: 'accounts.registered', accountId }))
  return accountId
}
