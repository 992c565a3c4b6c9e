/** The door of the pages. */
import * as contract from '@tsunagu/contract/notices.ts'
import { NotAllowed } from '../platform/errors.ts'
import { type Served, serve } from '../platform/serve.ts'
import type { Work } from '../platform/work.ts'
import { changeSettings } from './change-settings.ts'
import { listNotices } from './list-notices.ts'
import { readAllNotices } from './read-all-notices.ts'
import { readNotice } from './read-notice.ts'
import { readSettings } from './read-settings.ts'
import { sendTrial } from './send-trial.ts'
import { subscribePush } from './subscribe-push.ts'
import { unsubscribePush } from './unsubscribe-push.ts'

const me = ({ actor }: Work): string => {
  if (actor.kind !== 'owner') throw new NotAllowed()
  return actor.accountId
}

export const endpoints: readonly Served[] = [
  serve(contract.listNotices, (work, { query }) => listNotices(work, me(work), query)),
  serve(contract.readNotice, (work, { params, body }) => readNotice(work, me(work), params.id, body.read)),
  serve(contract.readAllNotices, (work) => readAllNotices(work, me(work))),
  serve(contract.readSettings, (work) => readSettings(work, me(work))),
  serve(contract.changeSettings, (work, { params, body }) => changeSettings(work, me(work), params.kind, body)),
  serve(contract.subscribePush, async (work, { body }) => ({ id: await subscribePush(work, me(work), body) })),
  serve(contract.unsubscribePush, (work, { params }) => unsubscribePush(work, me(work), params.id)),
  serve(contract.sendTestNotice, (work) => sendTrial(work, me(work))),
]
