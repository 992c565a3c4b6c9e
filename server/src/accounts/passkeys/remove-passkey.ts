import { NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { deleteOf } from './queries.ts'

/** Removes one of my passkeys; the password stays a way in. */
export async function removePasskey(work: Work, id: string): Promise<void> {
  const { accountId } = ownerSession(work)
  if (!(await deleteOf(work.db, accountId, id))) throw new NotFound()
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
}
