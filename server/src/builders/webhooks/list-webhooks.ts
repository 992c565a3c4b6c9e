import type { Webhook } from '@tsunagu/contract/builders.ts'
import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { webhooksOf } from './queries.ts'
import { shownWebhook } from './shown.ts'

/** My webhooks, the oldest first. */
export async function listWebhooks(work: Work): Promise<Webhook[]> {
  return (await webhooksOf(work.db, ownerOf(work))).map((row) => shownWebhook(row, work.now))
}
