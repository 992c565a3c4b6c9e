import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { myWebhook, tellPage } from './my-webhook.ts'
import { replayable, updateDelivery } from './queries.ts'
import { allTries } from './rules.ts'
import { deliverLater } from './send-event.ts'

const most = 1000

/**
 * Sends messages of one of mine again: one, or what did not arrive since a moment, or all since then. Each keeps its id, so that a receiver
 * knows it. Refused `webhook-off`; throws NotFound for a message that is none of it.
 */
export async function replay(
  work: Work,
  id: string,
  which: { id: string } | { since: Date; all: boolean },
): Promise<{ count: number } | Refused> {
  const webhook = await myWebhook(work, id)
  if (webhook.state !== 'on') return new Refused('webhook-off')
  const again = await replayable(work.db, id, which, most)
  if ('id' in which && again.length === 0) throw new NotFound()
  for (const deliveryId of again) {
    await updateDelivery(work.db, deliveryId, { state: 'waiting', tries: 0, tries_left: allTries - 1, next_try_at: work.now })
    await deliverLater(work, deliveryId)
  }
  await tellPage(work, webhook.account_id)
  return { count: again.length }
}
