import { randomUUID } from 'node:crypto'
import type { Language } from '@tsunagu/contract/accounts.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { bindVerified, profileOf } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { findLink, type Key } from '../links/find-link.ts'
import { takeLink } from '../links/queries.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findParty, findPurchase, type PurchaseRow } from '../purchases/queries.ts'
import type { Party } from '../tables.ts'
import { addressOf } from './address-of.ts'
import { keep, keepNew } from './keep.ts'
import { type Held, holding, isOver, lifeFrom, newProcedure } from './procedure-of.ts'
import { findProcedure, lockPartyProcedure, type ProcedureRow, updateProcedure } from './queries.ts'

interface Beginning {
  key: Key
  language: Language
  browserHash: Buffer
  address: string
}

/**
 * お申込みを開始する: binds the link to this browser, which may come back freely (STP-22-06). A link the staff made again goes on with
 * what was filled in, once the person has proved who they are; one the buyer made again starts anew, for the buyer must not read what
 * the user typed.
 * Refused `link-ended`, or `link-taken` when another browser began with it.
 */
export async function begin(work: Work, { key, language, browserHash, address }: Beginning): Promise<{ procedureId: string } | Refused> {
  const link = await findLink(work, key, address)
  const purchase = link && (await findPurchase(work.db, link.purchase_id, null))
  if (!link || !purchase || purchase.state === 'cancelled') return new Refused('link-ended')
  const current = await lockPartyProcedure(work.db, purchase.id, link.party)
  const alive = current !== undefined && !isOver(current, work.now)
  const mine = alive && current.browser_hash?.equals(browserHash) === true
  if (mine) {
    await takeLink(work.db, link.id, current.id)
    return { procedureId: current.id }
  }
  const taken = link.procedure_id ? await findProcedure(work.db, link.procedure_id) : undefined
  if (taken && !isOver(taken, work.now)) return new Refused('link-taken')
  const procedureId =
    alive && link.by_staff
      ? await rebindUnproven(work, current, browserHash)
      : await start(work, purchase, link.party, current, language, browserHash)
  await takeLink(work.db, link.id, procedureId)
  await happened(work, purchase, alive && link.by_staff ? 'other-phone' : 'begun', { facts: { party: link.party } })
  return { procedureId }
}

/**
 * The staff vouches that somebody goes on elsewhere, not that it is the same person: nothing is shown before a mailed code or a sign-in.
 * Before there is an address to prove, what was typed is of no great worth and goes.
 */
async function rebindUnproven(work: Work, row: ProcedureRow, browserHash: Buffer): Promise<string> {
  const held = await holding(work, row)
  if (await addressOf(work, held)) {
    await rebind(work, row, browserHash)
    await updateProcedure(work.db, row.id, { proof_needed: true })
    return row.id
  }
  const opened: readonly StepId[] = ['email', 'code']
  row.answered = row.answered.filter((step) => !opened.includes(step))
  delete held.kept.given.email
  Object.assign(row, { browser_hash: browserHash, code_id: null })
  await keep(work, held)
  await updateProcedure(work.db, row.id, { draft: null, draft_version: row.draft_version + 1 })
  return row.id
}

/** The procedure and what was verified in it go on in another browser, whose person is known; the one before is let go. */
export async function rebind(work: Work, row: ProcedureRow, browserHash: Buffer): Promise<string> {
  if (row.code_id) await bindVerified(work, { codeId: row.code_id, browserHash })
  await updateProcedure(work.db, row.id, {
    browser_hash: browserHash,
    proof_needed: false,
    seen_at: work.now,
    expires_at: lifeFrom(work),
  })
  return row.id
}

async function start(
  work: Work,
  purchase: PurchaseRow,
  party: Party,
  current: ProcedureRow | undefined,
  language: Language,
  browserHash: Buffer,
): Promise<string> {
  if (current) await updateProcedure(work.db, current.id, { ended_at: work.now, kept: null, draft: null })
  const id = randomUUID()
  const held = await holding(work, newProcedure(work, { id, flow: party, language, browserHash, purchase, party }))
  await goOnAfter(work, held)
  await keepNew(work, held)
  return id
}

const known: readonly StepId[] = [
  'start',
  'overview',
  'vehicle',
  'data-consent',
  'sign-in',
  'check-details',
  'staff-check',
  'review',
  'details-done',
]

/** Somebody who is registered already, and whose procedure is over: goes on behind what is done (GLK-14), once signed in. */
async function goOnAfter(work: Work, { row, kept, purchase }: Held): Promise<void> {
  if (!purchase || !row.party) return
  const party = await findParty(work.db, purchase.id, row.party)
  if (!party.registered_at || !party.account_id) return
  row.account_id = party.account_id
  kept.accountKind = (await profileOf(work, party.account_id)).kind
  kept.given['sign-in'] = { step: 'sign-in', account: 'existing' }
  row.answered = [...known, ...(row.party === 'buyer' ? (['buyer-done'] as const) : (['user-terms', 'user-done'] as const))]
  if (row.party === 'user') row.vehicle_id = purchase.vehicle_id
}
