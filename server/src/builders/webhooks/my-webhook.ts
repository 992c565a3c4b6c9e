import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { type WebhookRow, webhookOf } from './queries.ts'

/** One of the caller's. Throws NotFound. */
export async function myWebhook(work: Work, id: string): Promise<WebhookRow> {
  const row = await webhookOf(work.db, ownerOf(work), id)
  if (!row) throw new NotFound()
  return row
}

/** Its page reads again. */
export const tellPage = (work: Work, accountId: string) => changed(work, { key: `account:${accountId}`, topic: 'builders' })
