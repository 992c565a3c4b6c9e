import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { holdAccount, updateAccount } from '../queries.ts'

/** The account is linked with G-Link now: name and birth date change by request only (ACC-17). Holding twice changes nothing. */
export async function holdIdentity(work: Work, accountId: string): Promise<void> {
  await holdAccount(work.db, accountId, work.now)
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
}

/** The last link is gone: the owner may change everything again. */
export async function releaseIdentity(work: Work, accountId: string): Promise<void> {
  await updateAccount(work.db, accountId, { held_at: null })
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
}
