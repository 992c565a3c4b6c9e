import { NotAllowed } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'

/** The account of the owner who asks. Throws NotAllowed for everybody else. */
export function ownerOf(work: Work): string {
  if (work.actor.kind !== 'owner') throw new NotAllowed()
  return work.actor.accountId
}

/** Owner and session, for acts that only our own web apps may do. Throws NotAllowed for a token. */
export function ownerSession(work: Work): { accountId: string; sessionId: string; authenticatedAt: Date } {
  const { actor } = work
  if (actor.kind !== 'owner' || actor.sessionId === null) throw new NotAllowed()
  return { accountId: actor.accountId, sessionId: actor.sessionId, authenticatedAt: actor.authenticatedAt }
}
