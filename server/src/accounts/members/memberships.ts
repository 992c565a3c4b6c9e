/** What a person does with the invitations of corporations. */
import { NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { acceptInvitation, deleteMember, findMember, listMembershipsOf, type MembershipRow } from './queries.ts'

async function myself(work: Work): Promise<{ id: string; email: string }> {
  const account = await findAccount(work.db, ownerSession(work).accountId)
  if (!account) throw new NotFound()
  return account
}

/** Corporations I act for, and invitations that wait for my address. */
export const listMemberships = async (work: Work): Promise<MembershipRow[]> => listMembershipsOf(work.db, await myself(work))

/** Takes an invitation; taking it again changes nothing. Throws NotFound for another address's. */
export async function acceptMembership(work: Work, memberId: string): Promise<void> {
  const me = await myself(work)
  if (await acceptInvitation(work.db, memberId, me, work.now)) {
    const row = await findMember(work.db, memberId)
    if (row) await changed(work, { key: `account:${row.corporation_id}`, topic: 'account' })
    return
  }
  if ((await findMember(work.db, memberId))?.member_id !== me.id) throw new NotFound()
}

/** Leaves a corporation, or declines its invitation. Throws NotFound for what is not mine. */
export async function leaveMembership(work: Work, memberId: string): Promise<void> {
  const me = await myself(work)
  const row = await findMember(work.db, memberId)
  const isMine = row && (row.member_id === me.id || (row.member_id === null && row.email === me.email))
  if (!isMine) throw new NotFound()
  await deleteMember(work.db, row.id)
  await changed(work, { key: `account:${row.corporation_id}`, topic: 'account' })
}
