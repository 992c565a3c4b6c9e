import type { Language } from '@tsunagu/contract/accounts.ts'
import type { Flow } from '@tsunagu/contract/signup-steps.ts'
import { chargingTarget } from '../../contracts/index.ts'
import { NotAllowed, NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findPurchase, type PurchaseRow } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import { findProcedure, lockProcedure, type ProcedureRow } from './queries.ts'
import { type Kept, nothingKept, type Way } from './rules.ts'

/** A procedure with its answers opened, and the purchase behind it. */
export interface Held {
  row: ProcedureRow
  kept: Kept
  purchase: PurchaseRow | undefined
  chargingTarget: boolean
  /** The account was made, and signed in here, by this very answer. */
  arrived?: true
}

/** As this browser may see it. Throws NotAllowed `other-browser` for any other, an unknown id too, `not-proven`; NotFound `procedure-over` when it ran out. */
export const procedureOf = async (work: Work, id: string, browserHash: Buffer): Promise<Held> =>
  seen(work, await findProcedure(work.db, id), browserHash)

/** The same, held until the transaction ends. */
export const lockedProcedureOf = async (work: Work, id: string, browserHash: Buffer): Promise<Held> =>
  seen(work, await lockProcedure(work.db, id), browserHash)

/**
 * Bound to this browser, and, after a link the staff made again, known to be the person's: by a mailed code, or by being signed in.
 * Throws NotAllowed `other-browser`, or `not-proven`.
 */
export function assertHeld(
  { actor }: Pick<Work, 'actor'>,
  row: ProcedureRow | undefined,
  browserHash: Buffer,
): asserts row is ProcedureRow {
  if (!row?.browser_hash?.equals(browserHash)) throw new NotAllowed('other-browser')
  const proved = actor.kind === 'owner' && actor.sessionId !== null && actor.accountId === row.account_id
  if (row.proof_needed && !proved) throw new NotAllowed('not-proven')
}

/** Held, and still to be answered: Refused `procedure-over` when it is finished or ran out. */
export async function openProcedureOf(work: Work, id: string, browserHash: Buffer): Promise<Held | Refused> {
  const row = await lockProcedure(work.db, id)
  assertHeld(work, row, browserHash)
  if (isOver(row, work.now) || row.finished_at !== null) return new Refused('procedure-over')
  return holding(work, row)
}

export const isOver = (row: ProcedureRow, now: Date): boolean =>
  row.ended_at !== null || row.kept === null || (row.finished_at === null && row.expires_at <= now)

async function seen(work: Work, row: ProcedureRow | undefined, browserHash: Buffer): Promise<Held> {
  assertHeld(work, row, browserHash)
  if (isOver(row, work.now)) throw new NotFound('procedure-over')
  return holding(work, row)
}

/** For acts that are not the browser's own: the staff's, a job's. */
export async function holding(work: Work, row: ProcedureRow): Promise<Held> {
  const purchase = row.purchase_id ? await findPurchase(work.db, row.purchase_id, null) : undefined
  return {
    row,
    kept: row.kept ? openJson<Kept>(work, keptName(row.id), row.kept) : nothingKept(),
    purchase,
    chargingTarget: row.vehicle_id ? await chargingTarget(work, row.vehicle_id) : false,
  }
}

export const keptName = (id: string) => `procedure ${id}`
export const draftName = (id: string) => `draft ${id}`

export const wayOf = ({ row, kept, chargingTarget: target }: Held): Way => ({
  flow: row.flow,
  answered: row.answered,
  kept,
  chargingTarget: target,
})

/** A row that nothing was answered in yet. */
export function newProcedure(
  work: Work,
  asked: {
    id: string
    flow: Flow
    language: Language
    browserHash: Buffer
    purchase?: PurchaseRow
    party?: 'buyer' | 'user'
    vehicleId?: string
    accountId?: string
  },
): ProcedureRow {
  return {
    id: asked.id,
    flow: asked.flow,
    language: asked.language,
    purchase_id: asked.purchase?.id ?? null,
    party: asked.party ?? null,
    vehicle_id: asked.vehicleId ?? null,
    account_id: asked.accountId ?? null,
    registration_id: null,
    browser_hash: asked.browserHash,
    proof_needed: false,
    answered: [],
    step: asked.flow === 'services' ? 'services-start' : 'start',
    kept: null,
    draft: null,
    draft_version: 0,
    code_id: null,
    details_version: 0,
    check_state: 'none',
    check_by: null,
    check_name: null,
    check_at: null,
    check_reason: null,
    check_note: null,
    begun_at: work.now,
    seen_at: work.now,
    expires_at: lifeFrom(work),
    finished_at: null,
    ended_at: null,
  }
}

/** Counted from the last thing the person did (IMP-01). */
export const lifeFrom = (work: Work): Date => new Date(work.now.getTime() + work.config.SIGNUP_HOURS * 3600_000)
