import type { Purchase } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endLinks } from '../links/queries.ts'
import { keep } from '../procedures/keep.ts'
import { holding, isOver } from '../procedures/procedure-of.ts'
import { endProcedures, lockPartyProcedure } from '../procedures/queries.ts'
import { afterReopening, reopens } from '../procedures/rules.ts'
import type { Party } from '../tables.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { findParty, type PurchaseRow, updateParty } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

/**
 * Opens again what depends on another person, other details or another answer about services, with the staff's consent and a
 * line in the timeline (BUY-10, USR-23, IMP-03). The other party keeps everything — unless the two are one person and the buyer goes.
 * The former user's car and application stay with them until the new one is registered.
 * Refused `purchase-closed`, or `not-begun` when there is nothing to open.
 */
export async function reopenParty(
  work: Work,
  purchaseId: string,
  party: Party,
  what: 'person' | 'details' | 'services',
): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  if (purchase.state !== 'open') return new Refused('purchase-closed')
  const done = what === 'person' ? await anotherPerson(work, purchase, party) : await again(work, purchase, party, what)
  if (done) return done
  await happened(work, purchase, 'reopened', { by: (await staffOf(work)).name, facts: { party, what } })
  return showPurchase(work, purchase)
}

const nobody = { account_id: null, registered_at: null, skipped_at: null, acknowledged_at: null }
const asUser: Partial<Parameters<typeof updateParty>[3]> = {
  ...nobody,
  g_link: 'unknown',
  charging: 'unknown',
  followed_up_at: null,
  reminders: 0,
}

async function anotherPerson(work: Work, purchase: PurchaseRow, party: Party): Promise<Refused | undefined> {
  const row = await findParty(work.db, purchase.id, party)
  const procedure = await lockPartyProcedure(work.db, purchase.id, party)
  if (!procedure && !row.registered_at) return new Refused('not-begun')
  const same = purchase.user_is === 'same'
  if (party === 'buyer') {
    await endProcedures(work.db, purchase.id, 'buyer', work.now)
    await updateParty(work.db, purchase.id, 'buyer', nobody)
    if (same) await updateParty(work.db, purchase.id, 'user', asUser)
  } else {
    await endProcedures(work.db, purchase.id, 'user', work.now)
    await updateParty(work.db, purchase.id, 'user', asUser)
    await askBuyerAgain(work, purchase)
  }
  await endLinks(work.db, purchase.id, party, work.now)
  return undefined
}

/** Who the user is was the buyer's answer: that one opens, and nothing before it. */
async function askBuyerAgain(work: Work, purchase: PurchaseRow): Promise<void> {
  const procedure = await lockPartyProcedure(work.db, purchase.id, 'buyer')
  if (!procedure || isOver(procedure, work.now)) return
  const held = await holding(work, procedure)
  const opened: readonly StepId[] = ['name-choice', ...(reopens['name-choice'] ?? [])]
  held.row.answered = held.row.answered.filter((step) => !opened.includes(step))
  held.row.vehicle_id = null
  held.chargingTarget = false
  held.kept.userLink = null
  await keep(work, held)
}

/** Services and details of the user who is the buyer are in the buyer's procedure. A procedure that is over begins anew by a link. */
async function again(work: Work, purchase: PurchaseRow, party: Party, what: 'details' | 'services'): Promise<Refused | undefined> {
  const user = await findParty(work.db, purchase.id, 'user')
  const whose =
    purchase.user_is === 'same' && party === 'user' && !(await lockPartyProcedure(work.db, purchase.id, 'user')) ? 'buyer' : party
  const procedure = await lockPartyProcedure(work.db, purchase.id, whose)
  const alive = procedure !== undefined && !isOver(procedure, work.now)
  if (!alive && !(await findParty(work.db, purchase.id, party)).registered_at) return new Refused('not-begun')
  if (what === 'services') {
    if (!user.registered_at) return new Refused('not-begun')
    await updateParty(work.db, purchase.id, 'user', { g_link: 'unknown', charging: 'unknown', acknowledged_at: null })
  } else await updateParty(work.db, purchase.id, party, { acknowledged_at: null })
  if (!alive) return undefined
  const held = await holding(work, procedure)
  held.row.answered = afterReopening(held.row.answered, what)
  if (what === 'details') Object.assign(held.row, { check_state: 'none', check_by: null, check_name: null, check_at: null })
  await keep(work, held)
  return undefined
}
