import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'

/** The version of the account terms that somebody agreed to at registration, and when; null: nobody asked. Throws NotFound. */
export async function agreedTerms(work: Work, accountId: string): Promise<{ version: string; at: Date } | null> {
  const row = await findAccount(work.db, accountId)
  if (!row) throw new NotFound()
  return row.terms_version === null ? null : { version: row.terms_version, at: row.created_at }
}
