import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import type { Work } from '../platform/work.ts'
import { methodsOf } from './queries.ts'
import { showMethodInUse } from './show-method.ts'

/** How an account pays for everything (GLK-23): the method in use, else the one that waits for the bank, else null. */
export async function currentMethod(work: Work, accountId: string): Promise<PaymentMethod | null> {
  const rows = await methodsOf(work.db, accountId)
  const row = rows.find(({ state }) => state === 'active') ?? rows.find(({ state }) => state === 'pending-paper')
  return row ? showMethodInUse(work, row) : null
}
