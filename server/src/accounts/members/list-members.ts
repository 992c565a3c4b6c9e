import type { member } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { memberShown, myCorporation } from './my-corporation.ts'
import { listMembersOf } from './queries.ts'

/** The people of my corporation and the invitations that wait. Refused `not-a-corporation`, `which-corporation`. */
export async function listMembers(work: Work, membershipId: string | undefined): Promise<z.input<typeof member>[] | Refused> {
  const corporation = await myCorporation(work, membershipId)
  return corporation instanceof Refused ? corporation : (await listMembersOf(work.db, corporation.id)).map(memberShown)
}
