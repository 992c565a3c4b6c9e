import { randomUUID } from 'node:crypto'
import { trialType } from '@tsunagu/contract/builders.ts'
import type { Work } from '../../platform/work.ts'
import { myWebhook, tellPage } from './my-webhook.ts'
import { insertDelivery } from './queries.ts'
import { deliverLater } from './send-event.ts'

/** Sends a trial to one of mine, also when it is off: that is how one sees whether the receiver is mended. One try only. */
export async function tryWebhook(work: Work, id: string): Promise<{ deliveryId: string }> {
  const webhook = await myWebhook(work, id)
  const deliveryId = randomUUID()
  await insertDelivery(work.db, {
    id: deliveryId,
    webhook_id: id,
    once: `trial ${deliveryId}`,
    type: trialType,
    vehicle_id: null,
    body: JSON.stringify({ type: trialType, version: 1, timestamp: work.now.toISOString(), data: {} }),
    state: 'waiting',
    at: work.now,
    tries: 0,
    tries_left: 0,
    tried_at: null,
    next_try_at: work.now,
    status: null,
    error: null,
    milliseconds: null,
    answer: null,
  })
  await deliverLater(work, deliveryId)
  await tellPage(work, webhook.account_id)
  return { deliveryId }
}
