import type { lookAtLink as endpoint } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { dealerById } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findProcedure } from '../procedures/queries.ts'
import { findPurchase } from '../purchases/queries.ts'
import { findLink, type Key } from './find-link.ts'

/** What a QR or join code leads to; consumes nothing, and names nobody (USR-12). Refused `link-ended`, one answer for all the rest. */
export async function lookAtLink(
  work: Work,
  { key, browserHash, address }: { key: Key; browserHash: Buffer; address: string },
): Promise<z.input<NonNullable<typeof endpoint.response>> | Refused> {
  const link = await findLink(work, key, address)
  const purchase = link && (await findPurchase(work.db, link.purchase_id, null))
  if (!link || !purchase || purchase.state === 'cancelled') return new Refused('link-ended')
  const begun = link.procedure_id ? await findProcedure(work.db, link.procedure_id) : undefined
  const alive = begun && begun.ended_at === null && begun.kept !== null
  const mine = alive && begun.browser_hash?.equals(browserHash) === true
  const dealer = await dealerById(work, purchase.dealer_id)
  return {
    party: link.party,
    dealer: dealer.name,
    state: mine ? 'mine' : alive ? 'taken' : 'free',
    procedureId: mine ? begun.id : null,
  }
}
