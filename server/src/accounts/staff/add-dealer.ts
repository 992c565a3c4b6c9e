import type { Dealer } from '@tsunagu/contract/accounts.ts'
import type { Work } from '../../platform/work.ts'
import { insertDealer } from './queries.ts'

/** Adds a dealer's shop. */
export async function addDealer(work: Work, asked: Omit<Dealer, 'id'>): Promise<Dealer> {
  const dealer = { id: crypto.randomUUID(), name: asked.name, phone: asked.phone, place: asked.place }
  await insertDealer(work.db, dealer, work.now)
  return dealer
}
