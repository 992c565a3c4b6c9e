import { type NoticeKind, noticeKinds } from '@tsunagu/contract/notices.ts'
import { accountById } from '../accounts/index.ts'
import { vapidKeys } from '../platform/outside/push.ts'
import type { Work } from '../platform/work.ts'
import { chosenPreferences, latestDeliveries, subscriptionsOf } from './queries.ts'
import { isOn, mailHealth, preferencesFrom, pushHealth } from './rules.ts'

/** What is told through which channel, whether each channel works, and which browsers take push. */
export async function readSettings(work: Work, accountId: string) {
  const account = await accountById(work, accountId)
  const preferences = preferencesFrom(await chosenPreferences(work.db, accountId))
  const browsers = await subscriptionsOf(work.db, accountId)
  const mails = await latestDeliveries(work.db, accountId, 'mail')
  const pushes = await latestDeliveries(work.db, accountId, 'push')
  return {
    kinds: noticeKinds.map((kind: NoticeKind) => ({ kind, ...preferences[kind] })),
    channels: [
      { channel: 'inbox' as const, state: 'ok' as const, since: null, detail: null },
      mailHealth(isOn('mail', preferences), account.emailBounced, mails),
      pushHealth(
        isOn('push', preferences),
        browsers.map(({ id }) => id),
        pushes,
      ),
    ],
    browsers: browsers.map(({ id, device, created_at }) => ({ id, device, since: created_at.toISOString() })),
    pushKey: (await vapidKeys(work.db, work.config.SECRET)).publicKey,
  }
}
