import type { session } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { listLiveSessions } from './queries.ts'

/** Devices where I am signed in, the newest used first. */
export async function listSessions(work: Work): Promise<z.input<typeof session>[]> {
  const { accountId, sessionId } = ownerSession(work)
  const seenAfter = new Date(work.now.getTime() - work.config.SESSION_IDLE_DAYS * 86_400_000)
  return (await listLiveSessions(work.db, accountId, work.now, seenAfter)).map((row) => ({
    id: row.id,
    device: row.device,
    address: row.address,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === sessionId,
  }))
}
