import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { ownerOf } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import { bankAddress, bankPage } from '../../platform/outside/bank.ts'
import type { Work } from '../../platform/work.ts'
import { newMethod } from '../new-method.ts'
import { endMethod, insertMethod, lockPayer, type MethodRow, methodsOf } from '../queries.ts'
import { showMethod } from '../show-method.ts'
import { tellPages } from '../tell-changed.ts'

export interface AskedMandate {
  way: 'paper' | 'online'
  /** Path of our own page. */
  returnTo: string
}

/**
 * Agrees to direct debit: on paper it waits for the form (CHG-11), online for the bank's page (IMP-26). What is in use goes on being
 * used until the bank says yes. Asked again in the same way it is the same mandate. Refused `only-at-dealer`, `bank-down`.
 */
export async function startMandate(
  work: Work,
  { way, returnTo }: AskedMandate,
): Promise<{ method: PaymentMethod; url: string | null } | Refused> {
  const accountId = ownerOf(work)
  const { debit_dealer_id, debit_until } = await lockPayer(work.db, accountId)
  if (debit_dealer_id === null || debit_until === null || debit_until <= work.now) return new Refused('only-at-dealer')
  const bank = way === 'online' ? bankAddress(work.config) : null
  if (way === 'online' && !bank) return new Refused('bank-down')
  const mandate = await waitingMandate(work, accountId, way, debit_dealer_id)
  const back = new URL(returnTo, work.config.ORIGIN).href
  const url = bank && bankPage(bank, { mandateId: mandate.id, returnTo: back, now: work.now })
  return { method: showMethod(mandate), url }
}

async function waitingMandate(work: Work, accountId: string, way: 'paper' | 'online', dealerId: string): Promise<MethodRow> {
  const waiting = (await methodsOf(work.db, accountId)).find(({ state }) => state === 'pending-paper')
  if (waiting?.way === way && waiting.dealer_id === dealerId) return waiting
  if (waiting) await endMethod(work.db, accountId, waiting.id, work.now)
  const made = newMethod(accountId, 'direct-debit', work.now, { state: 'pending-paper', way, dealer_id: dealerId })
  await insertMethod(work.db, made)
  await tellPages(work, accountId)
  return made
}
