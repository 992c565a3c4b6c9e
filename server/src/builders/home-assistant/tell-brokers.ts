import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { tellPage } from '../webhooks/my-webhook.ts'

/** Every process hears it and looks at once whom it holds. */
export const brokersKey = 'builders:brokers'

/** Somebody's broker is another from now on: its page reads again, and whoever holds the line. */
export async function tellBrokers(work: Work, accountId: string): Promise<void> {
  await changed(work, { key: brokersKey, topic: 'builders' })
  await tellPage(work, accountId)
}
