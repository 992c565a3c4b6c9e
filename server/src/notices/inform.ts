import { randomUUID } from 'node:crypto'
import type { NoticeFacts, NoticeWord } from '@tsunagu/contract/notices.ts'
import { accountById } from '../accounts/index.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import type { NoticeTold } from './events.ts'
import { chosenPreferences, insertDelivery, insertNotice, latestDeliveries, subscriptionsOf } from './queries.ts'
import { channelsFor, isLost, preferencesFrom, rules } from './rules.ts'

interface News<W extends NoticeWord> {
  /** Account to tell. */
  to: string
  word: W
  facts: NoticeFacts[W]
  vehicleId?: string
  /** News with the same mark is told to an account once, however often its cause is handled. */
  once?: string
}

/**
 * Puts news into a person's inbox and starts one job for each way out: the mail address, and every browser that takes push.
 * Gives the notice's id, or null when it was told before or the account is one of staff. Throws NotFound for an unknown account.
 */
export async function inform<W extends NoticeWord>(work: Work, { to, word, facts, vehicleId, once }: News<W>): Promise<string | null> {
  const account = await accountById(work, to)
  if (account.kind !== 'owner') return null
  const id = randomUUID()
  const told = await insertNotice(work.db, {
    id,
    account_id: to,
    kind: rules[word].kind,
    word,
    facts: JSON.stringify(facts),
    vehicle_id: vehicleId ?? null,
    once: once ?? null,
    at: work.now,
    // they watched it happen: it is there to look up, not to be counted as new
    read_at: word === 'request-done' ? work.now : null,
  })
  if (!told) return null
  const news: NoticeTold = { type: 'notices.told', noticeId: id, accountId: to, vehicleId: vehicleId ?? null, kind: rules[word].kind, word }
  await work.tell(news)
  const channels = channelsFor(word, preferencesFrom(await chosenPreferences(work.db, to)))
  const delivery = { notice_id: id, account_id: to, error: null, at: work.now }
  if (channels.includes('mail')) {
    const mail = { ...delivery, id: randomUUID(), channel: 'mail', subscription_id: null } as const
    // an address that takes nothing is only tried again when the person asks for it
    const lost = word !== 'trial' && isLost(account.emailBounced, await latestDeliveries(work.db, to, 'mail'))
    await insertDelivery(work.db, { ...mail, state: lost ? 'bounced' : 'waiting' })
    if (!lost) await work.later({ name: 'notices.mail', payload: { deliveryId: mail.id } })
  }
  if (channels.includes('push')) {
    for (const browser of await subscriptionsOf(work.db, to)) {
      const push = { ...delivery, id: randomUUID(), channel: 'push', subscription_id: browser.id } as const
      await insertDelivery(work.db, { ...push, state: 'waiting' })
      await work.later({ name: 'notices.push', payload: { deliveryId: push.id } })
    }
  }
  await changed(work, { key: `account:${to}`, topic: 'notices', id })
  return id
}
