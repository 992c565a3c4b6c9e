import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { MemberRole } from '../tables.ts'
import { memberOfMine } from './my-corporation.ts'
import { setRole } from './queries.ts'

/** Another role for one of my people. Refused `not-a-corporation`. */
export async function changeMember(work: Work, { memberId, role }: { memberId: string; role: MemberRole }): Promise<Refused | undefined> {
  const member = await memberOfMine(work, memberId)
  if (member instanceof Refused) return member
  await setRole(work.db, member.id, role)
  if (member.member_id) await changed(work, { key: `account:${member.member_id}`, topic: 'account' })
  return undefined
}
