import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { renameOf } from './queries.ts'

/** Renames one of my passkeys. */
export async function renamePasskey(work: Work, { id, name }: { id: string; name: string }): Promise<void> {
  if (!(await renameOf(work.db, ownerSession(work).accountId, id, name))) throw new NotFound()
}
