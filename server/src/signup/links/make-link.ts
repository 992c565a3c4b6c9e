import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { link } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { keyedHash, sha256 } from '../sealed.ts'
import type { Party } from '../tables.ts'
import { endLinks, insertLink } from './queries.ts'

export type Link = z.input<typeof link>

/**
 * A new way in for one person of a purchase: 256 random bits in the address' fragment, which no log sees, and eight digits for who
 * cannot scan (IMP-24). Of both only hashes are kept. An older one ends; what was filled in stays (IMP-03).
 */
export async function makeLink(
  work: Work,
  { purchaseId, party, byStaff }: { purchaseId: string; party: Party; byStaff: boolean },
): Promise<Link & { id: string }> {
  await endLinks(work.db, purchaseId, party, work.now)
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = new Date(work.now.getTime() + work.config.LINK_HOURS * 3600_000)
  const row = {
    purchase_id: purchaseId,
    party,
    secret_hash: sha256(secret),
    join_expires_at: new Date(Math.min(expiresAt.getTime(), work.now.getTime() + work.config.JOIN_MINUTES * 60_000)),
    expires_at: expiresAt,
    by_staff: byStaff,
    procedure_id: null,
    created_at: work.now,
    ended_at: null,
  }
  for (;;) {
    const id = randomUUID()
    const joinCode = randomInt(10 ** 8)
      .toString()
      .padStart(8, '0')
    // of a hundred million, one that is in use comes up next to never; then another is drawn
    if (await insertLink(work.db, { id, join_hash: joinHash(work, joinCode), ...row }))
      return {
        id,
        url: `${work.config.ORIGIN}/signup/#k=${secret}`,
        joinCode,
        joinExpiresAt: row.join_expires_at.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }
  }
}

export const joinHash = (work: Work, joinCode: string): Buffer => keyedHash(work, 'join code', joinCode)
