import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { deleteSubscription, deleteWaitingDeliveries, type SubscriptionRow } from './queries.ts'

/** Forgets a browser and what was still on its way to it; gives the row, or undefined when it is gone already. */
export async function dropSubscription(work: Work, id: string): Promise<SubscriptionRow | undefined> {
  const dropped = await deleteSubscription(work.db, id)
  if (!dropped) return undefined
  await deleteWaitingDeliveries(work.db, id)
  await changed(work, { key: `account:${dropped.account_id}`, topic: 'notices' })
  return dropped
}
