import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { refreshSession } from '../sessions/queries.ts'
import { checkPassword } from './check-password.ts'

/** Password once more: fresh for some minutes. Refused `sign-in-failed`. */
export async function reauthenticate(work: Work, asked: { password: string; address: string }): Promise<{ freshUntil: string } | Refused> {
  const { accountId, sessionId } = ownerSession(work)
  const me = await findAccount(work.db, accountId)
  if (!me) throw new NotFound()
  const account = await checkPassword(work, { kind: 'owner', email: me.email, address: asked.address }, asked.password)
  if (!account) return new Refused('sign-in-failed')
  await refreshSession(work.db, sessionId, work.now, 'password')
  return { freshUntil: freshUntil(work).toISOString() }
}

/** Until when what was proved now counts as fresh. */
export const freshUntil = (work: Work): Date => new Date(work.now.getTime() + work.config.FRESH_MINUTES * 60_000)
