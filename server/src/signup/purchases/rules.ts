/** Decisions about purchases. Pure. */
import type { partyState } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import type { ProcedureRow } from '../procedures/queries.ts'
import type { PartyRow, PurchaseRow } from './queries.ts'

export type PartyState = z.infer<typeof partyState>

/** Where one person stands, as the staff sees it. `procedure`: the present one. */
export function stateOfParty(party: PartyRow, procedure: ProcedureRow | undefined): PartyState {
  if (procedure?.check_state === 'waiting' && procedure.finished_at === null) return 'waits-for-staff'
  if (party.acknowledged_at !== null) return 'closed'
  if (party.registered_at !== null) return 'registered'
  if (procedure && procedure.finished_at === null) return 'going-on'
  if (party.skipped_at !== null) return 'skipped'
  return 'not-begun'
}

/** Has the staff anything to see off: the person came to an end of their way. */
export const isFinished = (party: PartyRow, procedure: ProcedureRow | undefined): boolean =>
  procedure?.finished_at != null || (party.registered_at !== null && procedure === undefined)

/** Nothing is left to be done here: the car is handed over, its user is known and has what they asked for. */
export const isClosed = (purchase: Pick<PurchaseRow, 'delivered_on'>, user: PartyRow): boolean =>
  purchase.delivered_on !== null && user.registered_at !== null && user.g_link === 'applied'

/** What somebody types into the search: widths folded. */
export const folded = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
