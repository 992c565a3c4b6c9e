import { auditLook } from '../../platform/audit.ts'
import type { Work } from '../../platform/work.ts'
import { findProceduresOf } from '../procedures/queries.ts'
import { dealerIdOf } from './purchase-of.ts'
import { findParties, findPurchases } from './queries.ts'
import { folded } from './rules.ts'
import { type PurchaseListRow, purchaseRow } from './show-purchase.ts'

const page = 50

/** Purchases of the caller's dealer, newest first. A search for a person is a look at their data: it leaves a row, without the words searched for. */
export async function listPurchases(
  work: Work,
  { search, show, before }: { search?: string | undefined; show: 'open' | 'waiting' | 'all'; before?: string | undefined },
): Promise<{ purchases: PurchaseListRow[]; more: boolean }> {
  const text = search === undefined ? '' : folded(search)
  const rows = await findPurchases(work.db, {
    dealerId: await dealerIdOf(work),
    search: text === '' ? null : text,
    show,
    before: before === undefined ? null : new Date(before),
    most: page + 1,
  })
  const shown = rows.slice(0, page)
  const ids = shown.map(({ id }) => id)
  const [parties, procedures] = await Promise.all([findParties(work.db, ids), findProceduresOf(work.db, ids)])
  if (shown.length > 0)
    work.atLast(auditLook(work.actor, work.now, { act: 'signup.list-purchases', about: { shown: String(shown.length) } }))
  const purchases: PurchaseListRow[] = []
  const seen = text.replaceAll(' ', '').toLowerCase()
  for (const row of shown) {
    const ofThis = ({ purchase_id }: { purchase_id: string | null }) => purchase_id === row.id
    const one = await purchaseRow(work, row, parties.filter(ofThis), procedures.filter(ofThis))
    // found by a name that the dealer may not see any more (IMP-37) it is not found
    const named = [one.buyer, one.user ?? ''].some((name) => name.replaceAll(' ', '').toLowerCase().includes(seen))
    if (text === '' || !row.by_name_alone || named) purchases.push(one)
  }
  return { purchases, more: rows.length > page }
}
