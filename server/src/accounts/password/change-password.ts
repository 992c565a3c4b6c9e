import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { setPassword } from './set-password.ts'

/** Sets a new password and ends every other session (ACC-30). Refused `password-known`. */
export async function changePassword(work: Work, password: string): Promise<void> {
  const { accountId, sessionId } = ownerSession(work)
  const account = await findAccount(work.db, accountId)
  if (!account) throw new NotFound()
  await setPassword(work, account, password, sessionId)
}
