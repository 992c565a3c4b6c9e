import type { Webhook } from '@tsunagu/contract/builders.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { chosenOf, type WebhookAsked } from './add-webhook.ts'
import { myWebhook, tellPage } from './my-webhook.ts'
import { holdWaiting, updateWebhook } from './queries.ts'
import { shownWebhook } from './shown.ts'

/** Changes one of mine; switched off it keeps what happens, to be replayed. Refused `address-not-public`. */
export async function changeWebhook(work: Work, id: string, { on, ...asked }: WebhookAsked & { on: boolean }): Promise<Webhook | Refused> {
  const row = await myWebhook(work, id)
  const chosen = await chosenOf(work, asked)
  if (chosen instanceof Refused) return chosen
  // one that the centre stopped stays so until it is switched on
  const state = on ? 'on' : row.state === 'stopped' ? 'stopped' : 'off'
  const set = { ...chosen, state, ...(state === 'on' && row.state !== 'on' ? { failing_since: null } : {}) } as const
  await updateWebhook(work.db, id, set)
  if (state !== 'on') await holdWaiting(work.db, id)
  await tellPage(work, row.account_id)
  return shownWebhook({ ...row, ...set }, work.now)
}
