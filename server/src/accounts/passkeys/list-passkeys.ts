import type { passkey } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { listOf } from './queries.ts'

/** My passkeys, oldest first. */
export async function listPasskeys(work: Work): Promise<z.input<typeof passkey>[]> {
  return (await listOf(work.db, ownerSession(work).accountId)).map(passkeyShown)
}

export const passkeyShown = (row: {
  id: string
  name: string
  created_at: Date
  last_used_at: Date | null
  synced: boolean
}): z.input<typeof passkey> => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  synced: row.synced,
})
