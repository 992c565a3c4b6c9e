/** The door of the pages. */
import * as contract from '@tsunagu/contract/notices.ts'
import { ownerOf } from '../accounts/index.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import { changeSettings } from './change-settings.ts'
import { listNotices } from './list-notices.ts'
import { readAllNotices } from './read-all-notices.ts'
import { readNotice } from './read-notice.ts'
import { readSettings } from './read-settings.ts'
import { sendTrial } from './send-trial.ts'
import { subscribePush } from './subscribe-push.ts'
import { unsubscribePush } from './unsubscribe-push.ts'

export const endpoints: readonly Served[] = [
  serve(contract.listNotices, (work, { query }) => listNotices(work, ownerOf(work), query)),
  serve(contract.readNotice, (work, { params, body }) => readNotice(work, ownerOf(work), params.id, body.read)),
  serve(contract.readAllNotices, (work) => readAllNotices(work, ownerOf(work))),
  serve(contract.readSettings, (work) => readSettings(work, ownerOf(work))),
  serve(contract.changeSettings, (work, { params, body }) => changeSettings(work, ownerOf(work), params.kind, body)),
  serve(contract.subscribePush, async (work, { body }) => ({ id: await subscribePush(work, ownerOf(work), body) })),
  serve(contract.unsubscribePush, (work, { params }) => unsubscribePush(work, ownerOf(work), params.id)),
  serve(contract.sendTestNotice, (work) => sendTrial(work, ownerOf(work))),
]
