import type { Work } from '../../platform/work.ts'
import { allowDebit, lockPayer } from '../queries.ts'

/** As long as an evening at the dealer's may take. */
const hours = 12

/** A sign-up at this dealer is going on: for some hours the account may choose direct debit (CHG-07). */
export async function allowDirectDebit(work: Work, accountId: string, dealerId: string): Promise<void> {
  await lockPayer(work.db, accountId)
  await allowDebit(work.db, accountId, dealerId, new Date(work.now.getTime() + hours * 3600_000))
}
