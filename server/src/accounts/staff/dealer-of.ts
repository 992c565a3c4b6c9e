import type { Dealer } from '@tsunagu/contract/accounts.ts'
import { NotAllowed, NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findDealer, findStaffRow } from './queries.ts'

/**
 * The dealer of the member of staff who asks: they may see its purchases and cars only. Null for an administrator, who may see all.
 * Throws NotAllowed for dealer staff without a dealer, and for whoever is no staff.
 */
export async function dealerOf(work: Work): Promise<Dealer | null> {
  if (work.actor.kind !== 'staff') throw new NotAllowed()
  if (work.actor.roles.includes('administrator')) return null
  const row = await findStaffRow(work.db, work.actor.accountId)
  if (!row?.dealer) throw new NotAllowed()
  return row.dealer
}

/** Throws NotFound. */
export async function dealerById(work: Work, id: string): Promise<Dealer> {
  const dealer = await findDealer(work.db, id)
  if (!dealer) throw new NotFound()
  return dealer
}
