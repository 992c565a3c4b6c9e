import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { markAllRead } from './queries.ts'

/** Marks every notice of the account read. */
export async function readAllNotices(work: Work, accountId: string): Promise<void> {
  await markAllRead(work.db, accountId, work.now)
  await changed(work, { key: `account:${accountId}`, topic: 'notices' })
}
