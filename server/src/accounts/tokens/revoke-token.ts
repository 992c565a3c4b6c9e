import { NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { deleteToken } from './queries.ts'

/** Takes a token of mine back. */
export async function revokeToken(work: Work, id: string): Promise<void> {
  const { accountId } = ownerSession(work)
  if (!(await deleteToken(work.db, accountId, id))) throw new NotFound()
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
}
