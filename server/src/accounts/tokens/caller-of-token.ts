import { type ApiScope, tokenLimit, tokenPrefix } from '@tsunagu/contract/tokens.ts'
import type { Db } from '../../platform/database/db.ts'
import { countTry } from '../../platform/limits.ts'
import type { Actor } from '../../platform/work.ts'
import { sha256 } from '../keys.ts'
import { findLiveToken, touchToken } from './queries.ts'

export interface TokenCaller {
  actor: Extract<Actor, { kind: 'owner' }>
  scopes: readonly ApiScope[]
  /** A connection that outlives a call ends here at the latest. */
  expiresAt: Date
}

export const isPersonalToken = (token: string): boolean => token.startsWith(tokenPrefix)

/**
 * The owner behind a personal token (`tsg_…`) and what it may do; undefined when it is none, expired or taken back. Counts the call:
 * throws TooMany. `work`: anything with `db` and `now`; give the pool's `db` so that a call counts even when its work is undone.
 * The actor's `vehicles` names the only cars it may see: `vehicles` keeps to it.
 */
export async function callerOfToken({ db, now }: { db: Db; now: Date }, token: string): Promise<TokenCaller | undefined> {
  if (!isPersonalToken(token) || token.length > 100) return undefined
  const found = await findLiveToken(db, sha256(token), now)
  if (!found) return undefined
  await countTry(db, `token ${found.id}`, tokenLimit, now)
  // to the minute is enough for people, and spares a write with each call
  if (!found.last_used_at || now.getTime() - found.last_used_at.getTime() > 60_000) await touchToken(db, found.id, now)
  return {
    actor: {
      kind: 'owner',
      accountId: found.account_id,
      sessionId: null,
      client: `token:${found.id}`,
      authenticatedAt: found.created_at,
      ...(found.vehicle_ids ? { vehicles: found.vehicle_ids } : {}),
    },
    scopes: found.scopes,
    expiresAt: found.expires_at,
  }
}
