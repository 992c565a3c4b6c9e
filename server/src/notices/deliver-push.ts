import { createHash } from 'node:crypto'
import { accountById } from '../accounts/index.ts'
import type { JobDoor } from '../platform/module.ts'
import type { PushTarget } from '../platform/outside/push.ts'
import type { Work } from '../platform/work.ts'
import { dropSubscription } from './drop-subscription.ts'
import { inform } from './inform.ts'
import { subscriptionById, waitingDelivery } from './queries.ts'
import { rules } from './rules.ts'
import { attempt, settleDelivery } from './settle-delivery.ts'
import { textOf } from './texts.ts'

/** What the service worker shows: a later message of the same `tag` replaces the earlier one. */
interface PushPayload {
  title: string
  body: string
  url: string
  tag: string
  lang: string
}

interface Push {
  browserId: string
  target: PushTarget
  payload: PushPayload
  urgent: boolean
}

/** Job: pushes one notice to one browser. A browser that has gone is forgotten, and the person told in the inbox. */
export async function deliverPush(door: JobDoor, { deliveryId }: { deliveryId: string }): Promise<void> {
  const push = await door.work((work) => compose(work, deliveryId))
  if (!push) return
  const { target, payload, urgent } = push
  const failure = await attempt(() => door.centre.outside.push.send(target, payload, { urgent, topic: topicOf(payload.tag) }))
  await door.work(async (work) => {
    const accountId = await settleDelivery(work, deliveryId, failure, door.lastAttempt)
    if (failure?.code !== 'push-gone') return
    const dropped = await dropSubscription(work, push.browserId)
    if (accountId && dropped) await inform(work, { to: accountId, word: 'push-ended', facts: { device: dropped.device } })
  })
  if (failure) throw failure
}

async function compose(work: Work, deliveryId: string): Promise<Push | null> {
  const notice = await waitingDelivery(work.db, deliveryId)
  const browser = notice?.subscriptionId ? await subscriptionById(work.db, notice.subscriptionId) : undefined
  if (!notice || !browser) return null
  const account = await accountById(work, notice.accountId)
  const text = textOf(notice.word, notice.facts)
  if (!text) return null
  return {
    browserId: browser.id,
    target: browser,
    payload: {
      title: text.title[account.language],
      body: text.body[account.language],
      url: '/notices',
      tag: tagOf(notice),
      lang: account.language,
    },
    urgent: rules[notice.word as keyof typeof rules].urgent ?? false,
  }
}

/** All news of one request share a tag: what settled it takes the place of "no answer". */
const tagOf = ({ once, noticeId }: { once: string | null; noticeId: string }) => once?.replace(/#.*$/, '') ?? noticeId

/** RFC 8030 §5.4: at most 32 characters of the URL-safe base64 alphabet. */
const topicOf = (tag: string) => createHash('sha256').update(tag).digest('base64url').slice(0, 32)
