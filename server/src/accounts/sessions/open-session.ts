import type { Work } from '../../platform/work.ts'
import { randomToken, sha256 } from '../keys.ts'
import type { AccountKind, Acr } from '../tables.ts'
import { sessionCookie, sessionDays } from './cookies.ts'
import { insertSession } from './queries.ts'

export interface NewSession {
  accountId: string
  audience: AccountKind
  /** For people: `iPhone · Safari`. */
  device: string
  address: string
  acr?: Acr
  /** When password or passkey were given; now unless the provider remembered them. */
  authenticatedAt?: Date
  /** uid of the provider's session. */
  providerSession?: string | null
}

/** Opens a web session; `cookie` is `name=value`, and only its hash is kept. */
export async function openSession(work: Work, asked: NewSession): Promise<{ id: string; name: string; value: string; cookie: string }> {
  const id = crypto.randomUUID()
  const value = randomToken()
  await insertSession(work.db, {
    id,
    token_hash: sha256(value),
    account_id: asked.accountId,
    audience: asked.audience,
    device: asked.device,
    address: asked.address,
    acr: asked.acr ?? 'password',
    created_at: work.now,
    last_seen_at: work.now,
    authenticated_at: asked.authenticatedAt ?? work.now,
    second_factor_at: asked.acr === undefined || asked.acr === 'password' ? null : (asked.authenticatedAt ?? work.now),
    expires_at: new Date(work.now.getTime() + sessionDays(work.config, asked.audience) * 86_400_000),
    provider_session: asked.providerSession ?? null,
  })
  const name = sessionCookie(work.config, asked.audience)
  return { id, name, value, cookie: `${name}=${value}` }
}
