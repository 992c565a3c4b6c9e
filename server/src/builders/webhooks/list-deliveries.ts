import type { Delivery } from '@tsunagu/contract/builders.ts'
import type { Work } from '../../platform/work.ts'
import { myWebhook } from './my-webhook.ts'
import { deliveryRows } from './queries.ts'
import { shownDelivery } from './shown.ts'

/** What was sent to one of mine, the newest first. */
export async function listDeliveries(
  work: Work,
  id: string,
  { before, most }: { before?: string | undefined; most: number },
): Promise<{ deliveries: Delivery[]; more: boolean }> {
  await myWebhook(work, id)
  const rows = await deliveryRows(work.db, id, before ?? null, most + 1)
  return { deliveries: rows.slice(0, most).map(shownDelivery), more: rows.length > most }
}
