import { answerSeconds, trialType } from '@tsunagu/contract/builders.ts'
import { inform } from '../../notices/index.ts'
import { NotFound } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import { postOut } from '../../platform/outside/post-out.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleOf } from '../../vehicles/index.ts'
import { tellPage } from './my-webhook.ts'
import { holdWaiting, updateDelivery, updateWebhook, waitingDelivery } from './queries.ts'
import { cleaned, isArrived, type Try, verdictOf } from './rules.ts'
import { signedHeaders } from './secret.ts'
import { deliverLater } from './send-event.ts'

/** Others wait for jobs too: receivers that answer slowly may hold so many of this process at once. */
const mostAtOnce = 4
let underWay = 0

/** One try of one delivery, if it still waits for one. What the receiver does wrong is written down and tried again later; it never fails the job. */
export async function deliver({ work, centre }: JobDoor, { deliveryId }: { deliveryId: string }): Promise<void> {
  if (underWay >= mostAtOnce) {
    await work((w) => deliverLater(w, deliveryId, new Date(w.now.getTime() + 2000)))
    return
  }
  underWay++
  try {
    const message = await work((w) => prepare(w, deliveryId))
    if (!message) return
    const { url, body, headers } = message
    const tried = await postOut(url, {
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'Tsunagu-Webhooks/1', ...headers },
      local: centre.config.WEBHOOK_LOCAL,
      patience: answerSeconds * 1000,
      answerBytes: 2000,
    })
    await work((w) => settle(w, deliveryId, tried))
  } finally {
    underWay--
  }
}

/** Signs it with today's secret; drops it when the car has left the garage meanwhile. */
async function prepare(work: Work, deliveryId: string) {
  const found = await waitingDelivery(work.db, deliveryId)
  if (!found) return undefined
  const { delivery, webhook } = found
  if (delivery.vehicle_id && !(await hasCar(work, webhook.account_id, delivery.vehicle_id))) {
    await updateDelivery(work.db, deliveryId, { state: 'dropped', next_try_at: null })
    return undefined
  }
  const headers = signedHeaders(work.config.SECRET, webhook, delivery.id, delivery.body, work.now)
  return { url: webhook.url, body: delivery.body, headers }
}

async function hasCar(work: Work, accountId: string, vehicleId: string): Promise<boolean> {
  const actor = { kind: 'owner', accountId, sessionId: null, client: 'webhook', authenticatedAt: work.now } as const
  try {
    await vehicleOf({ ...work, actor }, vehicleId)
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

async function settle(work: Work, deliveryId: string, tried: Try): Promise<void> {
  const found = await waitingDelivery(work.db, deliveryId)
  // removed, switched off or replayed while it was under way: that word counts
  if (!found) return
  const { delivery, webhook } = found
  const isTrial = delivery.type === trialType
  const failingFor = webhook.failing_since ? work.now.getTime() - webhook.failing_since.getTime() : 0
  const verdict = verdictOf(tried, delivery.tries + 1, delivery.tries_left, failingFor)
  const nextTryAt = verdict.retryIn === null ? null : new Date(work.now.getTime() + verdict.retryIn)
  await updateDelivery(work.db, deliveryId, {
    state: verdict.state,
    tries: delivery.tries + 1,
    tries_left: Math.max(0, delivery.tries_left - 1),
    tried_at: work.now,
    next_try_at: nextTryAt,
    status: 'status' in tried ? tried.status : null,
    error: 'error' in tried ? tried.error : null,
    milliseconds: tried.milliseconds,
    answer: 'status' in tried ? cleaned(tried.answer) : null,
  })
  if (nextTryAt) await deliverLater(work, deliveryId, nextTryAt)
  if (isArrived(tried)) await updateWebhook(work.db, webhook.id, { failing_since: null, last_delivered_at: work.now })
  else if (!isTrial) {
    if (!webhook.failing_since) await updateWebhook(work.db, webhook.id, { failing_since: work.now })
    if (verdict.stop && webhook.state === 'on') await stop(work, webhook)
  }
  await tellPage(work, webhook.account_id)
}

async function stop(work: Work, { id, account_id, url }: { id: string; account_id: string; url: string }): Promise<void> {
  await updateWebhook(work.db, id, { state: 'stopped' })
  await holdWaiting(work.db, id)
  await inform(work, { to: account_id, word: 'webhook-off', facts: { host: new URL(url).host } })
}
