import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { findAccount } from './queries.ts'
import type { AccountKind, Language } from './tables.ts'

export interface Account {
  id: string
  kind: AccountKind
  email: string
  /** The last mail came back for good. */
  emailBounced: boolean
  name: string
  /** Katakana; empty for staff. */
  kana: string
  language: Language
}

/** What other modules may know of an account. Throws NotFound. */
export async function accountById(work: Work, id: string): Promise<Account> {
  const row = await findAccount(work.db, id)
  if (!row) throw new NotFound()
  return {
    id: row.id,
    kind: row.kind,
    email: row.email,
    emailBounced: row.mail_bounced_at !== null,
    name: row.name,
    kana: row.kana,
    language: row.language,
  }
}
