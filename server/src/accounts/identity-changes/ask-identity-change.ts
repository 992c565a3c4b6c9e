import { Invalid, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { profileOf } from '../profile/profile-of.ts'
import type { ChangeReason } from '../tables.ts'
import { changeById, type IdentityChange } from './change-of.ts'
import { insertChange } from './queries.ts'
import { sealWanted, type Wanted } from './sealed.ts'

/**
 * Asks for another name or birth date (IMP-28); a reviewer sees it once there is a document. Refused `change-open`: one at a time.
 * Throws Invalid for a birth date where none is kept: a corporation's, or a profile not given yet.
 */
export async function askIdentityChange(
  work: Work,
  { reason, ...wanted }: Wanted & { reason: ChangeReason },
): Promise<IdentityChange | Refused> {
  const { accountId } = ownerSession(work)
  const { details } = await profileOf(work, accountId)
  if (wanted.birthDate !== null && details?.kind !== 'individual') throw new Invalid({ birthDate: 'invalid' })
  const id = crypto.randomUUID()
  const made = await insertChange(work.db, {
    id,
    account_id: accountId,
    wanted: sealWanted(work.config, id, wanted),
    reason,
    state: 'draft',
    former: null,
    both_until: null,
    document: null,
    document_type: null,
    answer: null,
    asked_at: work.now,
    decided_at: null,
    decided_by: null,
  })
  return made ? changeById(work, id) : new Refused('change-open')
}
