import { createECDH, randomUUID } from 'node:crypto'
import { Invalid } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import { isPublicName } from '../platform/outside/public-address.ts'
import type { Work } from '../platform/work.ts'
import { dropSubscription } from './drop-subscription.ts'
import { saveSubscription, subscriptionAt, subscriptionsOf } from './queries.ts'

/** More browsers than anybody uses; the oldest makes room. */
const mostBrowsers = 20

interface Browser {
  endpoint: string
  keys: { p256dh: string; auth: string }
  device: string
}

/** Keeps where and with which keys this browser takes push messages; gives its id, the same when it asks again. */
export async function subscribePush(work: Work, accountId: string, { endpoint, keys, device }: Browser): Promise<string> {
  const url = new URL(endpoint)
  if (!work.config.PUSH_LOCAL && !isPublicName(url.hostname)) throw new Invalid({ endpoint: 'invalid' })
  if (!isPoint(keys.p256dh)) throw new Invalid({ 'keys.p256dh': 'invalid' })
  const known = await subscriptionAt(work.db, url.href)
  // a browser that somebody else used before tells its news to nobody but who signed in now
  if (known && known.account_id !== accountId) await dropSubscription(work, known.id)
  const others = (await subscriptionsOf(work.db, accountId)).filter((row) => row.endpoint !== url.href)
  for (const old of others.slice(mostBrowsers - 1)) await dropSubscription(work, old.id)
  const id = await saveSubscription(work.db, {
    id: randomUUID(),
    account_id: accountId,
    endpoint: url.href,
    ...keys,
    device,
    created_at: work.now,
    session_id: work.actor.kind === 'owner' ? work.actor.sessionId : null,
  })
  await changed(work, { key: `account:${accountId}`, topic: 'notices' })
  return id
}

/** Is it a point of the curve P-256? Else no message could ever be encrypted for it. */
function isPoint(p256dh: string): boolean {
  const own = createECDH('prime256v1')
  own.generateKeys()
  try {
    return own.computeSecret(Buffer.from(p256dh, 'base64url')).length === 32
  } catch {
    return false
  }
}
