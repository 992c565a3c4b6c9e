import type { Work } from '../../platform/work.ts'
import { ownerOf } from '../owner-of.ts'
import type { MemberRole } from '../tables.ts'
import { listActing } from './queries.ts'

/** The corporations the owner who asks acts for, beside their own account (IMP-27): invitations they have accepted. */
export async function actsFor(work: Work): Promise<{ corporationId: string; role: MemberRole }[]> {
  const rows = await listActing(work.db, ownerOf(work))
  return rows.map(({ corporation_id, role }) => ({ corporationId: corporation_id, role }))
}
