import type { Work } from '../../platform/work.ts'
import { decideMandate, findMethod, lockPayer, type MethodRow } from '../queries.ts'
import { replaceMethod } from '../replace-method.ts'
import { tellPages } from '../tell-changed.ts'

export interface BankResult {
  accepted: boolean
  /** Bank and branch. */
  bank: string | null
  /** The bank's reason when it refused. */
  why: string | null
}

/**
 * The bank has decided about a mandate that waits: it comes into use in place of what was, or is refused and what was in use stays.
 * The person hears of both by mail. Undefined when the mandate does not wait any more: the first word counts.
 */
export async function decide(work: Work, methodId: string, { accepted, bank, why }: BankResult): Promise<MethodRow | undefined> {
  const method = await findMethod(work.db, methodId)
  if (!method) return undefined
  await lockPayer(work.db, method.account_id)
  // what is in use makes room first: an account has one active method
  const still = (await findMethod(work.db, methodId))?.state === 'pending-paper'
  if (!still) return undefined
  if (accepted) await replaceMethod(work, method.account_id, methodId)
  else await tellPages(work, method.account_id)
  const decided = await decideMandate(
    work.db,
    methodId,
    accepted ? { state: 'active', bank, why: null, ended_at: null } : { state: 'refused', bank, why, ended_at: work.now },
  )
  await work.later({ name: 'payments.mail-bank-result', payload: { methodId } })
  return decided
}
