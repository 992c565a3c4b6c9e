import type { comparedItem, Purchase } from '@tsunagu/contract/signup.ts'
import { stageOf } from '@tsunagu/contract/signup-steps.ts'
import type * as z from 'zod'
import { accountById, dealerById } from '../../accounts/index.ts'
import { chargingTarget, sharesWithDealer } from '../../contracts/index.ts'
import { recentMails } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { certificateOf } from '../../vehicles/index.ts'
import { compareParty } from '../match/compare.ts'
import { addressOf } from '../procedures/address-of.ts'
import { detailsOf, statedOf } from '../procedures/doing.ts'
import { type Held, holding } from '../procedures/procedure-of.ts'
import { findProceduresOf, type ProcedureRow } from '../procedures/queries.ts'
import { openJson } from '../sealed.ts'
import { findHappenings, findParties, type PartyRow, type PurchaseRow } from './queries.ts'
import { isFinished, stateOfParty } from './rules.ts'

export type PurchaseListRow = Pick<
  Purchase,
  | 'id'
  | 'number'
  | 'kind'
  | 'vehicle'
  | 'vinTail'
  | 'plate'
  | 'buyer'
  | 'user'
  | 'state'
  | 'parties'
  | 'waitsForStaff'
  | 'createdAt'
  | 'registeredOn'
  | 'deliveredOn'
>
type PartyView = Purchase['people'][number]
type Item = z.infer<typeof comparedItem>

/** What of a purchase stands in the list; `parties` and `procedures`: of this one. */
export async function purchaseRow(
  work: Work,
  row: PurchaseRow,
  parties: readonly PartyRow[],
  procedures: readonly ProcedureRow[],
): Promise<PurchaseListRow> {
  const nameOf = async (which: 'buyer' | 'user') => {
    const party = parties.find((one) => one.party === which)
    if (!party) return null
    return (await isShared(work, row, party)) ? party.name : (statedOf(work, party)?.name ?? null)
  }
  const stateOf = (which: 'buyer' | 'user') => {
    const party = parties.find((one) => one.party === which)
    return party
      ? stateOfParty(
          party,
          procedures.find((one) => one.party === which),
        )
      : 'not-begun'
  }
  const states = { buyer: stateOf('buyer'), user: stateOf('user') }
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    vehicle: `${row.vehicle_name} ${row.grade}`.trim(),
    vinTail: row.chassis_number?.slice(-4) ?? null,
    plate: row.plate,
    buyer: (await nameOf('buyer')) ?? '',
    user: await nameOf('user'),
    state: row.state,
    parties: states,
    waitsForStaff: states.buyer === 'waits-for-staff' || states.user === 'waits-for-staff',
    createdAt: row.created_at.toISOString(),
    registeredOn: row.registered_on,
    deliveredOn: row.delivered_on,
  }
}

/**
 * May the dealer see what this person gave? Until the car is handed over the staff cannot do without; from then on only with the
 * consent to dealer information, and without it there is what the customer told the staff themselves (IMP-37). An administrator may.
 */
async function isShared(work: Work, { delivered_on }: Pick<PurchaseRow, 'delivered_on'>, { account_id }: PartyRow): Promise<boolean> {
  if (delivered_on === null || account_id === null) return true
  if (work.actor.kind === 'staff' && work.actor.roles.includes('administrator')) return true
  return sharesWithDealer(work, account_id)
}

/** The whole purchase, for the staff of its dealer. Whoever calls leaves the audit row. */
export async function showPurchase(work: Work, row: PurchaseRow): Promise<Purchase> {
  const [dealer, parties, procedures, happenings, certificate] = await Promise.all([
    dealerById(work, row.dealer_id),
    findParties(work.db, [row.id]),
    findProceduresOf(work.db, [row.id]),
    findHappenings(work.db, row.id),
    certificateOf(work, row.vehicle_id),
  ])
  const isTarget = await chargingTarget(work, row.vehicle_id)
  const people: PartyView[] = []
  const user = parties.find(({ party }) => party === 'user')
  const userShared = user !== undefined && (await isShared(work, row, user))
  for (const which of ['buyer', 'user'] as const) {
    const party = parties.find((one) => one.party === which)
    const procedure = procedures.find((one) => one.party === which)
    if (party) people.push(await partyView(work, party, procedure, { isTarget, shared: await isShared(work, row, party) }))
  }
  return {
    ...(await purchaseRow(work, row, parties, procedures)),
    dealer: dealer.name,
    vehicleId: row.vehicle_id,
    userIs: row.user_is,
    people,
    certificate: certificate && {
      user: certificate.user.name,
      userKind: certificate.user.kind,
      match: row.certificate_match ?? 'none',
      items: row.certificate && userShared ? openJson<Item[]>(work, `certificate ${row.id}`, row.certificate) : [],
    },
    timeline: happenings.map(({ at, text, by, facts }) => ({ at: at.toISOString(), text, by, facts })),
  }
}

async function partyView(
  work: Work,
  party: PartyRow,
  procedure: ProcedureRow | undefined,
  { isTarget, shared }: { isTarget: boolean; shared: boolean },
): Promise<PartyView> {
  const held = procedure && (await holding(work, procedure))
  const mail = shared ? await mailState(work, party, held) : { email: null, emailBounced: false }
  return {
    party: party.party,
    state: stateOfParty(party, procedure),
    finished: isFinished(party, procedure),
    stated: statedOf(work, party),
    step: procedure?.step ?? null,
    stage: procedure ? stageOf(procedure.flow, procedure.step) : null,
    seenAt: procedure?.seen_at.toISOString() ?? null,
    ...mail,
    check: held && shared ? check(work, party, held) : null,
    services: {
      gLink: party.party === 'user' ? party.g_link : 'unknown',
      charging: isTarget ? (party.party === 'user' ? party.charging : 'unknown') : 'not-a-target',
    },
  }
}

/** A mail that came back is the staff's to see: they can ask for another address (IMP-36). */
async function mailState(work: Work, party: PartyRow, held: Held | undefined): Promise<{ email: string | null; emailBounced: boolean }> {
  const account = party.account_id ? await accountById(work, party.account_id) : undefined
  const invited = party.invited ? openJson<string>(work, `invited ${party.purchase_id}`, party.invited) : undefined
  const email = account?.email ?? (held && ((await addressOf(work, held)) ?? held.kept.given.email?.email)) ?? invited
  if (!email) return { email: null, emailBounced: false }
  const [last] = await recentMails(work.db, email, 1)
  return { email, emailBounced: account?.emailBounced === true || last?.state === 'bounced' }
}

/** Item by item while the staff is to check; afterwards the name alone. */
function check(work: Work, party: PartyRow, held: Held): PartyView['check'] {
  const { row } = held
  if (row.check_state === 'none') return null
  const stated = statedOf(work, party)
  const given = detailsOf(held)
  const items = stated && given ? compareParty(stated, given).items : given ? unstated(given) : []
  return {
    state: row.check_state,
    version: row.details_version,
    items: row.check_state === 'waiting' ? items : items.filter(({ item }) => item === 'name'),
    by: row.check_name,
    at: row.check_at?.toISOString() ?? null,
    reason: row.check_reason as NonNullable<PartyView['check']>['reason'],
    note: row.check_note,
  }
}

/** Nothing was told before: the staff compares with the licence alone. */
function unstated(given: NonNullable<ReturnType<typeof detailsOf>>): Item[] {
  const { prefecture, city, street, building, postalCode } = given.address
  const one = (item: Item['item'], text: string | null): Item => ({ item, expected: null, given: text, verdict: 'not-given', why: null })
  return [
    one('name', given.name),
    one('kana', given.kana),
    one('birth-date', given.kind === 'individual' ? given.birthDate : null),
    one('postal-code', postalCode),
    one('address', `${prefecture}${city}${street}${building ? ` ${building}` : ''}`),
  ]
}
