import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endSessionAddress } from '../openid/first-party.ts'
import { endSessions } from './end-sessions.ts'

/** Signs out here, owner or staff; `next` ends the browser's visit to the provider as well. */
export async function signOut(work: Work): Promise<{ next: string }> {
  const { actor } = work
  if ((actor.kind !== 'owner' && actor.kind !== 'staff') || actor.sessionId === null) throw new NotAllowed()
  await endSessions(work, actor.accountId, { only: actor.sessionId })
  return { next: endSessionAddress(work.config, actor.kind) }
}
