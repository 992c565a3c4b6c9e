import type { Delivery, Webhook } from '@tsunagu/contract/builders.ts'
import type { DeliveryRow, WebhookRow } from './queries.ts'

const said = (at: Date | null) => at?.toISOString() ?? null

/** A webhook as its owner sees it: never with a secret. */
export const shownWebhook = (row: WebhookRow, now: Date): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  events: row.events,
  vehicleIds: row.vehicle_ids,
  state: row.state,
  failingSince: said(row.failing_since),
  lastDeliveredAt: said(row.last_delivered_at),
  formerSecretUntil: row.former_secret_until && row.former_secret_until > now ? row.former_secret_until.toISOString() : null,
  createdAt: row.created_at.toISOString(),
})

export const shownDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  type: row.type,
  vehicleId: row.vehicle_id,
  state: row.state,
  at: row.at.toISOString(),
  tries: row.tries,
  triedAt: said(row.tried_at),
  nextTryAt: said(row.next_try_at),
  status: row.status,
  error: row.error,
  milliseconds: row.milliseconds,
  answer: row.answer,
  body: row.body,
})
