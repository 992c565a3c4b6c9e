import type { Webhook } from '@tsunagu/contract/builders.ts'
import type { Work } from '../../platform/work.ts'
import { myWebhook, tellPage } from './my-webhook.ts'
import { updateWebhook } from './queries.ts'
import { newSecret, sealSecret } from './secret.ts'
import { shownWebhook } from './shown.ts'

const day = 86_400_000

/** A new secret; for a day messages carry a signature with the former one as well, so that no receiver misses any. */
export async function rotateSecret(work: Work, id: string): Promise<{ webhook: Webhook; secret: string }> {
  const row = await myWebhook(work, id)
  const secret = newSecret()
  const set = {
    secret: sealSecret(work.config.SECRET, id, secret),
    former_secret: row.secret,
    former_secret_until: new Date(work.now.getTime() + day),
  }
  await updateWebhook(work.db, id, set)
  await tellPage(work, row.account_id)
  return { webhook: shownWebhook({ ...row, ...set }, work.now), secret }
}
