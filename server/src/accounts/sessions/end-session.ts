import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { endSessions } from './end-sessions.ts'

/** Signs one of my devices out. */
export async function endSession(work: Work, id: string): Promise<void> {
  if ((await endSessions(work, ownerSession(work).accountId, { only: id })) === 0) throw new NotFound()
}
