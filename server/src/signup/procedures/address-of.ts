import { accountById } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import type { Held } from './procedure-of.ts'

/** The address that was proved to be this person's: the account's, or the one a code came from. Undefined before that. */
export async function addressOf(work: Work, { row, kept }: Pick<Held, 'row' | 'kept'>): Promise<string | undefined> {
  if (row.account_id) return (await accountById(work, row.account_id)).email
  return row.answered.includes('code') ? kept.given.email?.email : undefined
}
