import type { member } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import { countTry } from '../../platform/limits.ts'
import type { Work } from '../../platform/work.ts'
import { hmac } from '../keys.ts'
import type { MemberRole } from '../tables.ts'
import { memberShown, myCorporation } from './my-corporation.ts'
import { insertMember } from './queries.ts'

/** One address gets at most so many invitations, whoever sends them. */
const perAddress = { calls: 5, seconds: 3600 }

/**
 * Invites a person by mail (IMP-27); the answer is the same whether the address has an account or not.
 * Refused `not-a-corporation`, `which-corporation` or `already-member`.
 */
export async function inviteMember(
  work: Work,
  { email, role, membershipId }: { email: string; role: MemberRole; membershipId: string | undefined },
): Promise<z.input<typeof member> | Refused> {
  const corporation = await myCorporation(work, membershipId)
  if (corporation instanceof Refused) return corporation
  if (corporation.email === email) return new Refused('already-member')
  const row = { id: crypto.randomUUID(), corporation_id: corporation.id, email, role, invited_at: work.now }
  if (!(await insertMember(work.db, row))) return new Refused('already-member')
  const key = hmac(work.config.SECRET, 'invitation address', email).toString('base64url')
  await countTry(work.db, `accounts.invitations ${key}`, perAddress, work.now)
  await work.later({ name: 'accounts.mail-invitation', payload: { memberId: row.id }, key: `accounts.mail-invitation ${row.id}` })
  return memberShown({ ...row, member_id: null, accepted_at: null, name: null })
}
