import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { setPassword } from '../password/set-password.ts'
import { findAccount } from '../queries.ts'
import { staffSession } from './staff-of.ts'

/** Sets a new password and ends every other session. Refused `password-known`. */
export async function changeStaffPassword(work: Work, password: string): Promise<void> {
  const { accountId, sessionId } = staffSession(work)
  const account = await findAccount(work.db, accountId)
  if (!account) throw new NotFound()
  await setPassword(work, account, password, sessionId)
}
