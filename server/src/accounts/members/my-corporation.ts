import type { member } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { findMember, listActing, type MemberRow } from './queries.ts'

/**
 * The corporation whose people I may see and change: my own account when it is one, or the one I am administrator of (IMP-27); of several
 * the one of this membership. Refused `not-a-corporation` for everybody else, `which-corporation` where an administrator of several does
 * not say which.
 */
export async function myCorporation(work: Work, membershipId: string | undefined): Promise<{ id: string; email: string } | Refused> {
  const { accountId } = ownerSession(work)
  const me = await findAccount(work.db, accountId)
  if (me?.customer_kind === 'corporation') return me
  const mine = await administrated(work, accountId)
  if (membershipId === undefined && mine.length > 1) return new Refused('which-corporation')
  const chosen = membershipId === undefined ? mine[0] : mine.find(({ id }) => id === membershipId)
  return (chosen && (await findAccount(work.db, chosen.corporation_id))) ?? new Refused('not-a-corporation')
}

const administrated = async (work: Work, accountId: string) =>
  (await listActing(work.db, accountId)).filter(({ role }) => role === 'administrator')

/** A member of a corporation of mine. Throws NotFound for another's. */
export async function memberOfMine(work: Work, memberId: string): Promise<MemberRow | Refused> {
  const { accountId } = ownerSession(work)
  const me = await findAccount(work.db, accountId)
  const mine =
    me?.customer_kind === 'corporation' ? [accountId] : (await administrated(work, accountId)).map(({ corporation_id }) => corporation_id)
  if (mine.length === 0) return new Refused('not-a-corporation')
  const row = await findMember(work.db, memberId)
  if (!row || !mine.includes(row.corporation_id)) throw new NotFound()
  return row
}

export const memberShown = (row: MemberRow): z.input<typeof member> => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  since: row.accepted_at?.toISOString() ?? null,
  invitedAt: row.invited_at.toISOString(),
})
