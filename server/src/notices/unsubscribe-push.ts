import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { dropSubscription } from './drop-subscription.ts'
import { subscriptionById } from './queries.ts'

/** One of my browsers takes no more push messages. */
export async function unsubscribePush(work: Work, accountId: string, id: string): Promise<void> {
  const found = await subscriptionById(work.db, id)
  if (found?.account_id !== accountId) throw new NotFound()
  await dropSubscription(work, id)
}
