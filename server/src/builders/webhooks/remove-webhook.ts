import type { Work } from '../../platform/work.ts'
import { myWebhook, tellPage } from './my-webhook.ts'
import { deleteWebhook } from './queries.ts'

/** Removes one of mine with its log; what waited is not sent. */
export async function removeWebhook(work: Work, id: string): Promise<void> {
  const { account_id } = await myWebhook(work, id)
  await deleteWebhook(work.db, id)
  await tellPage(work, account_id)
}
