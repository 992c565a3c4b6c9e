import { listOpenIdentityChanges as endpoint, type openIdentityChange } from '@tsunagu/contract/profile.ts'
import type * as z from 'zod'
import { audit } from '../../platform/audit.ts'
import type { Work } from '../../platform/work.ts'
import { detailsOf } from '../profile/sealed-details.ts'
import { findAccount } from '../queries.ts'
import { changeShown } from './change-of.ts'
import { listWaitingChanges } from './queries.ts'

/** Requests that wait for a reviewer, oldest first. Who is shown stands in the audit log. */
export async function listOpenIdentityChanges(work: Work, address: string): Promise<z.input<typeof openIdentityChange>[]> {
  const shown: z.input<typeof openIdentityChange>[] = []
  for (const row of await listWaitingChanges(work.db)) {
    const account = await findAccount(work.db, row.account_id)
    if (!account) continue
    const details = detailsOf(work.config, account)
    const birthDate = details?.kind === 'individual' ? details.birthDate : null
    shown.push({ ...changeShown(work, row), account: { id: account.id, name: account.name, kana: account.kana, birthDate } })
    const about = { changeId: row.id, accountId: account.id }
    work.atLast(audit(work.actor, work.now, { act: endpoint.id, outcome: 'done', about, address }))
  }
  return shown
}
