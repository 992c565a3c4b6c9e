import { type ApiScope, type ApiToken, apiScopes, tokenPrefix } from '@tsunagu/contract/tokens.ts'
import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { randomToken, sha256 } from '../keys.ts'
import { ownerSession } from '../owner-of.ts'
import { countTokens, insertToken } from './queries.ts'
import { shown } from './shown.ts'

/** More than any household has programs; who reaches it has forgotten to take some back. */
const most = 50
const day = 86_400_000

interface Asked {
  name: string
  scopes: readonly ApiScope[]
  days: number
  /** Cars that are not the caller's open nothing: rights are checked when the token is used. */
  vehicleIds: readonly string[] | null
}

/** Makes a token of mine; only its SHA-256 is kept. Refused `too-many-tokens`. */
export async function makeToken(work: Work, asked: Asked): Promise<{ token: string; made: ApiToken } | Refused> {
  const { accountId } = ownerSession(work)
  if ((await countTokens(work.db, accountId, work.now)) >= most) return new Refused('too-many-tokens', { most })
  const token = tokenPrefix + randomToken()
  const row = {
    id: crypto.randomUUID(),
    account_id: accountId,
    name: asked.name,
    hint: token.slice(0, tokenPrefix.length + 4),
    hash: sha256(token),
    scopes: apiScopes.filter((scope) => asked.scopes.includes(scope)),
    vehicle_ids: asked.vehicleIds && [...new Set(asked.vehicleIds)],
    created_at: work.now,
    last_used_at: null,
    expires_at: new Date(work.now.getTime() + asked.days * day),
  }
  await insertToken(work.db, row)
  await work.tell(told({ type: 'accounts.token-made', accountId, tokenId: row.id, name: row.name }))
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return { token, made: shown(row, work.now) }
}
