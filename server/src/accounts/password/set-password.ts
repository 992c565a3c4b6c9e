import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { isKnownPassword } from '../known-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { updateAccount } from '../queries.ts'
import { endSessions } from '../sessions/end-sessions.ts'

/** Sets a password and ends every session and token but `keepSession`. Throws Refused `password-known`. */
export async function setPassword(
  work: Work,
  account: { id: string; email: string },
  password: string,
  keepSession?: string,
): Promise<void> {
  if (isKnownPassword(password, account.email)) throw new Refused('password-known')
  await updateAccount(work.db, account.id, { password_hash: await hashPassword(password), password_changed_at: work.now })
  await endSessions(work, account.id, { butNot: keepSession })
  await work.tell(told({ type: 'accounts.password-changed', accountId: account.id }))
}
