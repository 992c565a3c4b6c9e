import { ownerOf } from '../../accounts/index.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { dayOf } from '../days/rules.ts'
import { consentRow, hasLiveContract, insertWithdrawals } from '../queries.ts'
import { tellConsents } from './tell-consents.ts'
import { withdrawalOf } from './withdrawal.ts'

/**
 * Takes back my consent to a document, in every version: from now on it does not hold. Twice = once.
 * Refused `cannot-withdraw` where it ends only with something else; throws NotFound for somebody else's.
 */
export async function withdrawConsent(work: Work, consentId: string): Promise<Refused | undefined> {
  const accountId = ownerOf(work)
  const [row, live] = await Promise.all([consentRow(work.db, accountId, consentId), hasLiveContract(work.db, accountId, dayOf(work.now))])
  if (!row) throw new NotFound()
  if (!withdrawalOf(row.document, live).possible) return new Refused('cannot-withdraw')
  await insertWithdrawals(work.db, accountId, row.document, work.now)
  await tellConsents(work, accountId)
  return undefined
}
