import type { confirmParty as endpoint, Purchase } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { keep } from '../procedures/keep.ts'
import { holding } from '../procedures/procedure-of.ts'
import { lockPartyProcedure, settleCheck } from '../procedures/queries.ts'
import { afterAnswer } from '../procedures/rules.ts'
import type { Party } from '../tables.ts'
import { happened, purchaseOf, staffOf } from './purchase-of.ts'
import { showPurchase } from './show-purchase.ts'

type Confirmation = z.infer<typeof endpoint.body>

/**
 * The staff compared the licence and says yes or no about one version of the details (BUY-05, IMP-25). A yes carries the customer's
 * step on; a no sends them back to their details. Refused `details-changed`, `already-confirmed` for the second of two, `nothing-to-confirm`.
 */
export async function confirmParty(work: Work, purchaseId: string, party: Party, said: Confirmation): Promise<Purchase | Refused> {
  const purchase = await purchaseOf(work, purchaseId)
  const procedure = await lockPartyProcedure(work.db, purchase.id, party)
  if (!procedure || procedure.finished_at !== null || procedure.check_state === 'none' || procedure.check_state === 'not-needed')
    return new Refused('nothing-to-confirm')
  if (procedure.details_version !== said.version) return new Refused('details-changed')
  const by = await staffOf(work)
  const check = {
    check_state: said.confirmed ? ('confirmed' as const) : ('refused' as const),
    check_by: by.id,
    check_name: by.name,
    check_at: work.now,
    check_reason: said.confirmed ? null : said.reason,
    check_note: said.note === '' ? null : said.note,
  }
  if (!(await settleCheck(work.db, procedure.id, said.version, check)))
    return new Refused('already-confirmed', { by: procedure.check_name, state: procedure.check_state })
  if (said.confirmed) {
    const held = await holding(work, { ...procedure, ...check })
    held.row.answered = afterAnswer(held.row.answered, 'staff-check', false)
    await keep(work, held)
  }
  const facts = { party, ...(said.confirmed ? { compared: said.compared.join(' ') } : { reason: said.reason ?? '' }) }
  await happened(work, purchase, said.confirmed ? 'confirmed' : 'refused', { by: by.name, facts })
  return showPurchase(work, purchase)
}
