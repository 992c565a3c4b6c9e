import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { endSessions } from './end-sessions.ts'

/** Signs me out everywhere, here too, and takes back every token. */
export async function endAllSessions(work: Work): Promise<void> {
  await endSessions(work, ownerSession(work).accountId, {})
}
