import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { sha256 } from '../keys.ts'
import { type NewSession, openSession } from './open-session.ts'
import { deleteSessionByToken, meetDevice } from './queries.ts'

export interface Arrival extends NewSession {
  /** The session cookie the browser came with: that session is over. */
  replaces: string | undefined
  /** The browser's long-lived cookie. */
  deviceToken: string
}

/** Opens the session of a browser that has just signed in, and tells when it is new to an account that had others before. */
export async function arrive(work: Work, arrival: Arrival): Promise<{ value: string }> {
  const replaced = arrival.replaces ? await deleteSessionByToken(work.db, sha256(arrival.replaces)) : undefined
  if (replaced) await changed(work, { key: `session:${replaced.id}`, topic: 'session' })
  const session = await openSession(work, arrival)
  const isNew = await meetDevice(work.db, arrival.accountId, sha256(arrival.deviceToken), work.now)
  if (isNew && arrival.audience === 'owner') {
    const { accountId, device } = arrival
    await work.tell(told({ type: 'accounts.signed-in-on-new-device', accountId, sessionId: session.id, device }))
  }
  return { value: session.value }
}
