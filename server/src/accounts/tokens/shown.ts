import type { ApiToken } from '@tsunagu/contract/tokens.ts'
import type { Selectable } from 'kysely'
import type { AccountsTables } from '../tables.ts'

/** A token as its owner sees it: everything but the token. */
export const shown = (row: Selectable<AccountsTables['accounts.tokens']>, now: Date): ApiToken => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  scopes: row.scopes,
  vehicleIds: row.vehicle_ids,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at.toISOString(),
  expired: row.expires_at <= now,
})
