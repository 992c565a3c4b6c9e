import { NotFound } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { markRead } from './queries.ts'

/** Marks one notice of the account read, or unread again. */
export async function readNotice(work: Work, accountId: string, id: string, read: boolean): Promise<void> {
  if (!(await markRead(work.db, accountId, id, read ? work.now : null))) throw new NotFound()
  await changed(work, { key: `account:${accountId}`, topic: 'notices', id })
}
