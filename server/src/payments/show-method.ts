import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { profileOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import type { MethodRow } from './queries.ts'

/** A method as its owner sees it. */
export const showMethod = (row: MethodRow, billTo: PaymentMethod['billTo'] = null): PaymentMethod => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  brand: row.brand,
  last4: row.last4,
  expires: row.expires,
  bank: row.bank,
  why: row.why,
  billTo,
  since: row.since.toISOString(),
})

/** With the address to which an invoice in use is posted: the one registered today, not the one of back then (GLK-27). */
export async function showMethodInUse(work: Work, row: MethodRow): Promise<PaymentMethod> {
  if (row.kind !== 'invoice' || row.state !== 'active') return showMethod(row)
  const { details } = await profileOf(work, row.account_id)
  if (details?.kind !== 'corporation') return showMethod(row)
  return showMethod(row, { name: details.name, department: details.department, address: details.address })
}
