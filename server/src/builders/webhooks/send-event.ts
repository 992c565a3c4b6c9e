import { randomUUID } from 'node:crypto'
import { type WebhookData, type WebhookEventType, webhookEvents } from '@tsunagu/contract/builders.ts'
import type { Work } from '../../platform/work.ts'
import { insertDelivery, listeners } from './queries.ts'
import { allTries, stateOfNew } from './rules.ts'

interface Happened<T extends WebhookEventType> {
  type: T
  /** Accounts that may hear of it. */
  to: readonly string[]
  data: WebhookData<T>
  at: Date
  /** Names the event: it goes to a webhook once, however often its cause is handled. */
  once: string
}

/** Puts an event into the log of every webhook that wants it, and starts a job for each. */
export async function sendEvent<T extends WebhookEventType>(work: Work, { type, to, data, at, once }: Happened<T>): Promise<void> {
  const vehicleId = data.vehicleId
  for (const webhook of await listeners(work.db, to, type, vehicleId)) {
    const id = randomUUID()
    const state = stateOfNew(webhook.state)
    const written = await insertDelivery(work.db, {
      id,
      webhook_id: webhook.id,
      once: `${type} ${once}`,
      type,
      vehicle_id: vehicleId,
      body: JSON.stringify({ type, version: webhookEvents[type].version, timestamp: at.toISOString(), data }),
      state,
      at: work.now,
      tries: 0,
      tries_left: allTries - 1,
      tried_at: null,
      next_try_at: state === 'waiting' ? work.now : null,
      status: null,
      error: null,
      milliseconds: null,
      answer: null,
    })
    if (written && state === 'waiting') await deliverLater(work, id)
  }
}

/** A try of a delivery. Keyed, so that a replay takes the place of a retry. */
export const deliverLater = (work: Work, deliveryId: string, when?: Date) =>
  work.later({ name: 'builders.deliver', payload: { deliveryId }, key: `builders.deliver ${deliveryId}` }, when)
