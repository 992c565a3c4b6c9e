/** What one answer works on, and what the acts of the steps share. */
import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import type { Details } from '@tsunagu/contract/profile.ts'
import type { StatedParty } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { documentNow, keepConsents } from '../../contracts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { certificateOf } from '../../vehicles/index.ts'
import { findParty, type PartyRow, type PurchaseRow } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import type { Browser } from './browser.ts'
import type { Held } from './procedure-of.ts'
import type { AnswerAt } from './rules.ts'

export interface Doing extends Held {
  browser: Browser
  browserHash: Buffer
  /** This answer is another one than before, or the first. */
  changed: boolean
}

/** Does what a step does; a refusal undoes it. */
export type Act<S extends StepId> = (work: Work, doing: Doing, answer: AnswerAt<S>) => Promise<Refused | undefined>

export const channelOf = ({ row }: Held): 'at-dealer' | 'online' => (row.flow === 'buyer' || row.flow === 'user' ? 'at-dealer' : 'online')

/** The account of this procedure, signed in at this browser; acts that touch it need that. */
export function signedIn(work: Work, { row, arrived }: Held): string | Refused {
  const { actor } = work
  if (arrived && row.account_id) return row.account_id
  const mine = actor.kind === 'owner' && actor.sessionId !== null && row.account_id !== null && actor.accountId === row.account_id
  return mine ? (row.account_id as string) : new Refused('sign-in-needed')
}

/** The details as sent at their step. */
export const detailsOf = ({ kept }: Held): Details | undefined => kept.given.details?.details ?? kept.given['check-details']?.details

/** Agrees to a document in the version that was shown; Refused `document-changed` when a newer one is in force. Kept at the account, once there is one. */
export async function consent(work: Work, doing: Doing, shown: { id: DocumentId; version: string }[]): Promise<Refused | undefined> {
  for (const { id, version } of shown) {
    const now = await documentNow(work, id)
    if (now.version !== version) return new Refused('document-changed', { document: id, version: now.version })
  }
  const others = doing.kept.consents.filter((one) => !shown.some(({ id }) => id === one.id))
  doing.kept.consents = [...others, ...shown.map((one) => ({ ...one, at: work.now.toISOString() }))]
  return undefined
}

/** Hands what was agreed over to the account, for good. */
export async function handOverConsents(work: Work, doing: Held, vehicleId: string | null): Promise<void> {
  const { row, kept } = doing
  if (!row.account_id || kept.consents.length === 0) return
  await keepConsents(work, {
    accountId: row.account_id,
    language: row.language,
    channel: channelOf(doing),
    vehicleId,
    documents: kept.consents.map(({ id, version, at }) => ({ id, version, at: new Date(at) })),
  })
  kept.consents = []
}

/** What the customer told the staff about this person; null when nothing was. */
export function statedOf(work: Pick<Work, 'config'>, party: PartyRow): StatedParty | null {
  return party.stated ? openJson<StatedParty>(work, `stated ${party.purchase_id} ${party.party}`, party.stated) : null
}
export const statedName = (purchaseId: string, party: 'buyer' | 'user') => `stated ${purchaseId} ${party}`

/** The kind of customer a party is to be (ACC-14): of the user the certificate's, once it is there; null when nobody said. */
export async function expectedKind(
  work: Work,
  purchase: PurchaseRow,
  party: 'buyer' | 'user',
): Promise<'individual' | 'corporation' | null> {
  const certificate = party === 'user' ? await certificateOf(work, purchase.vehicle_id) : null
  return certificate?.user.kind ?? statedOf(work, await findParty(work.db, purchase.id, party))?.kind ?? null
}
