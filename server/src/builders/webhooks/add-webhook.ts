import { randomUUID } from 'node:crypto'
import type { Webhook, WebhookEventType } from '@tsunagu/contract/builders.ts'
import { ownerOf } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import { mayPostTo } from '../../platform/outside/post-out.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleOf } from '../../vehicles/index.ts'
import { tellPage } from './my-webhook.ts'
import { insertWebhook, lockWebhooks, webhooksOf } from './queries.ts'
import { newSecret, sealSecret } from './secret.ts'
import { shownWebhook } from './shown.ts'

const most = 10

export interface WebhookAsked {
  name: string
  url: string
  events: readonly WebhookEventType[]
  vehicleIds: readonly string[] | null
}

/** Adds a webhook of mine. Refused `too-many-webhooks`, `address-not-public`; throws NotFound for a car that is not the caller's. */
export async function addWebhook(work: Work, asked: WebhookAsked): Promise<{ webhook: Webhook; secret: string } | Refused> {
  const accountId = ownerOf(work)
  const chosen = await chosenOf(work, asked)
  if (chosen instanceof Refused) return chosen
  await lockWebhooks(work.db, accountId)
  if ((await webhooksOf(work.db, accountId)).length >= most) return new Refused('too-many-webhooks', { most })
  const id = randomUUID()
  const secret = newSecret()
  const row = {
    id,
    account_id: accountId,
    ...chosen,
    state: 'on' as const,
    secret: sealSecret(work.config.SECRET, id, secret),
    former_secret: null,
    former_secret_until: null,
    failing_since: null,
    last_delivered_at: null,
    created_at: work.now,
  }
  await insertWebhook(work.db, row)
  await tellPage(work, accountId)
  return { webhook: shownWebhook(row, work.now), secret }
}

/** What the owner chose, as it is kept. Refused `address-not-public`. */
export async function chosenOf(work: Work, { name, url, events, vehicleIds }: WebhookAsked) {
  if (!mayPostTo(url, work.config.WEBHOOK_LOCAL)) return new Refused('address-not-public')
  for (const vehicleId of vehicleIds ?? []) await vehicleOf(work, vehicleId)
  return { name, url: new URL(url).href, events: [...new Set(events)], vehicle_ids: vehicleIds && [...new Set(vehicleIds)] }
}
