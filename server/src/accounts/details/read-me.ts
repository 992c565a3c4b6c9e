import type { me } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { hasPasskey } from '../passkeys/queries.ts'
import { findAccount } from '../queries.ts'

/** My details (ACC-30). */
export async function readMe(work: Work): Promise<z.input<typeof me>> {
  const { accountId, authenticatedAt } = ownerSession(work)
  const row = await findAccount(work.db, accountId)
  if (!row) throw new NotFound()
  const freshUntil = new Date(authenticatedAt.getTime() + work.config.FRESH_MINUTES * 60_000)
  return {
    id: row.id,
    email: row.email,
    emailBounced: row.mail_bounced_at !== null,
    name: row.name,
    kana: row.kana,
    authPhone: row.auth_phone,
    language: row.language,
    hasPasskey: await hasPasskey(work.db, accountId),
    createdAt: row.created_at.toISOString(),
    freshUntil: freshUntil > work.now ? freshUntil.toISOString() : null,
  }
}
