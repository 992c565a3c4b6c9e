import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { refreshSession } from '../sessions/queries.ts'
import { checkPassword } from '../sign-in/check-password.ts'
import { freshUntil } from '../sign-in/reauthenticate.ts'
import { staffSession } from './staff-of.ts'

/** Password once more: fresh for some minutes. Refused `sign-in-failed`. */
export async function reauthenticateStaff(
  work: Work,
  asked: { password: string; address: string },
): Promise<{ freshUntil: string } | Refused> {
  const { accountId, sessionId } = staffSession(work)
  const me = await findAccount(work.db, accountId)
  if (!me) throw new NotFound()
  const account = await checkPassword(work, { kind: 'staff', email: me.email, address: asked.address }, asked.password)
  if (!account) return new Refused('sign-in-failed')
  await refreshSession(work.db, sessionId, work.now, 'password')
  return { freshUntil: freshUntil(work).toISOString() }
}
