import { dealerOf } from '../../accounts/index.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findMethod } from '../queries.ts'
import { decide } from './decide.ts'

/**
 * Staff write down what the bank answered to a form on paper (CHG-11), once. Refused `already-settled`, also when the customer
 * chose another way meanwhile. Throws NotFound for another dealer's form and for what is no form.
 */
export async function recordBankResult(
  work: Work,
  methodId: string,
  { accepted, bank, why }: { accepted: boolean; bank: string; why: string },
): Promise<Refused | undefined> {
  const dealer = await dealerOf(work)
  const method = await findMethod(work.db, methodId)
  if (method?.way !== 'paper' || (dealer && method.dealer_id !== dealer.id)) throw new NotFound()
  const decided = await decide(work, methodId, { accepted, bank: bank || null, why: why || null })
  return decided ? undefined : new Refused('already-settled')
}
