import type { member } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { findMember, listActing, type MemberRow } from './queries.ts'

/**
 * The corporation whose people I may see and change: my own account when it is one, or the one I am administrator of (IMP-27).
 * Refused `not-a-corporation` for everybody else, and for an administrator of several.
 */
export async function myCorporation(work: Work): Promise<{ id: string; email: string } | Refused> {
  const { accountId } = ownerSession(work)
  const me = await findAccount(work.db, accountId)
  if (me?.customer_kind === 'corporation') return me
  const [only, ...others] = (await listActing(work.db, accountId)).filter(({ role }) => role === 'administrator')
  const corporation = only && others.length === 0 ? await findAccount(work.db, only.corporation_id) : undefined
  return corporation ?? new Refused('not-a-corporation')
}

/** A member of my corporation. Throws NotFound for another's. */
export async function memberOfMine(work: Work, memberId: string): Promise<MemberRow | Refused> {
  const corporation = await myCorporation(work)
  if (corporation instanceof Refused) return corporation
  const row = await findMember(work.db, memberId)
  if (row?.corporation_id !== corporation.id) throw new NotFound()
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
