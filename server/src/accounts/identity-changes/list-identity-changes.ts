import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { changeShown, type IdentityChange } from './change-of.ts'
import { listChangesOf } from './queries.ts'

/** My requests (IMP-28), newest first. */
export async function listIdentityChanges(work: Work): Promise<IdentityChange[]> {
  return (await listChangesOf(work.db, ownerSession(work).accountId)).map((row) => changeShown(work, row))
}
