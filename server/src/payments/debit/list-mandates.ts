import type { mandate } from '@tsunagu/contract/payments.ts'
import type * as z from 'zod'
import { accountById, dealerById, dealerOf } from '../../accounts/index.ts'
import { audit } from '../../platform/audit.ts'
import type { Work } from '../../platform/work.ts'
import { type MethodRow, waitingForms } from '../queries.ts'

/** Forms that wait for the bank, oldest first: of the own dealer, or for an administrator of all. Each name that is read leaves a row. */
export async function listMandates(work: Work): Promise<z.input<typeof mandate>[]> {
  const dealer = await dealerOf(work)
  const rows = await waitingForms(work.db, dealer?.id ?? null)
  const dealers = new Map<string, string>()
  for (const id of new Set(rows.map((row) => row.dealer_id))) if (id) dealers.set(id, (await dealerById(work, id)).name)
  const shown: z.input<typeof mandate>[] = []
  for (const row of rows) shown.push(await showMandate(work, row, dealers))
  return shown
}

async function showMandate(work: Work, row: MethodRow, dealers: ReadonlyMap<string, string>): Promise<z.input<typeof mandate>> {
  const { name } = await accountById(work, row.account_id)
  const about = { accountId: row.account_id, methodId: row.id }
  work.atLast(audit(work.actor, work.now, { act: 'payments.list-mandates', outcome: 'done', about, address: null }))
  return {
    methodId: row.id,
    accountName: name,
    dealer: dealers.get(row.dealer_id ?? '') ?? null,
    state: row.state,
    askedAt: row.since.toISOString(),
  }
}
