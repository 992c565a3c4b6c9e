import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'

/** The member of staff who asks, and their session. Throws NotAllowed for everybody else. */
export function staffSession(work: Work): { accountId: string; sessionId: string; authenticatedAt: Date } {
  if (work.actor.kind !== 'staff') throw new NotAllowed()
  const { accountId, sessionId, authenticatedAt } = work.actor
  return { accountId, sessionId, authenticatedAt }
}
