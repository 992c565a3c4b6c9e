import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { memberOfMine } from './my-corporation.ts'
import { deleteMember } from './queries.ts'

/** Takes one of my people out, or an invitation back. Refused `not-a-corporation`. */
export async function removeMember(work: Work, memberId: string): Promise<Refused | undefined> {
  const member = await memberOfMine(work, memberId)
  if (member instanceof Refused) return member
  await deleteMember(work.db, member.id)
  if (member.member_id) await changed(work, { key: `account:${member.member_id}`, topic: 'account' })
  return undefined
}
