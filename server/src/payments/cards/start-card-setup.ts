import type { CardSetup } from '@tsunagu/contract/payments.ts'
import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { insertSetup, lockPayer, type SetupRow } from '../queries.ts'
import { showSetup } from './show-setup.ts'

/** Begins to register a card (GLK-24). The card company is asked by a job; until it has answered there is no form yet. */
export async function startCardSetup(work: Work): Promise<CardSetup> {
  const accountId = ownerOf(work)
  await lockPayer(work.db, accountId)
  const row: SetupRow = {
    id: crypto.randomUUID(),
    account_id: accountId,
    status: 'requires_payment_method',
    error: null,
    company_ref: null,
    form: null,
    method_id: null,
    asked_at: work.now,
    created_at: work.now,
  }
  await insertSetup(work.db, row)
  await work.later({ name: 'payments.open-card-setup', payload: { setupId: row.id }, key: `payments.open-card-setup ${row.id}` })
  return showSetup(work, row)
}
