import type { Procedure } from '@tsunagu/contract/signup.ts'
import { accountById, dealerById, profileOf } from '../../accounts/index.ts'
import { offerFor } from '../../contracts/index.ts'
import { recentMails } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleOf } from '../../vehicles/index.ts'
import { isLinkLive } from '../links/queries.ts'
import { findParties, type PartyRow } from '../purchases/queries.ts'
import { stateOfParty } from '../purchases/rules.ts'
import { openJson } from '../sealed.ts'
import { detailsOf, signedIn, statedOf } from './doing.ts'
import { draftName, type Held, wayOf } from './procedure-of.ts'
import { findPartyProcedure, findProcedure } from './queries.ts'
import { groundOf, stepOf, stepsNow } from './rules.ts'

type Facts = Procedure['facts']

/** Everything a page needs to draw the step the person is at, and those before it. For the browser it is bound to alone. */
export async function showProcedure(work: Work, held: Held): Promise<Procedure> {
  const { row, purchase } = held
  const way = wayOf(held)
  const finished = row.finished_at !== null
  // the draft has a writer of its own, another tab perhaps
  const { draft, draft_version } = (await findProcedure(work.db, row.id)) ?? row
  const parties = purchase ? await findParties(work.db, [purchase.id]) : []
  const party = (which: string) => parties.find((one) => one.party === which)
  const dealer = purchase ? await dealerById(work, purchase.dealer_id) : undefined
  const account = await accountFacts(work, held)
  const given = detailsOf(held)
  return {
    id: row.id,
    flow: row.flow,
    language: row.language,
    step: stepOf(way),
    steps: stepsNow(way),
    draft: { version: draft_version, values: draft && !finished ? openJson(work, draftName(row.id), draft) : {} },
    finished,
    expiresAt: row.expires_at.toISOString(),
    facts: {
      dealer: dealer?.name ?? null,
      dealerPhone: dealer?.phone ?? null,
      vehicle: await vehicleFacts(work, held),
      vehicleId: row.vehicle_id,
      ...(await names(work, held, party('buyer'), party('user'))),
      account: account?.shown ?? null,
      details: given ?? account?.details ?? null,
      email: await emailFacts(work, held),
      staffCheck: {
        state: row.check_state,
        where: work.config.STAFF_CHECK,
        reason: row.check_reason as Facts['staffCheck']['reason'],
        note: row.check_note,
      },
      other: await otherFacts(work, held, party('user')),
      stated: purchase ? { userIs: purchase.user_is, kind: statedKind(work, party(row.party ?? '')) } : null,
      car: carFacts(held),
      registration: row.registration_id && held.kept.receipt ? { id: row.registration_id, receipt: held.kept.receipt } : null,
      answers: answersOf(held),
    },
  }
}

const statedKind = (work: Work, party: PartyRow | undefined) => (party ? (statedOf(work, party)?.kind ?? null) : null)

/** Profile, name and whole address only while the account is signed in here: whoever signs out on a shared phone leaves nothing to read. */
async function accountFacts(work: Work, held: Held) {
  const { row } = held
  if (!row.account_id) return undefined
  const here = signedIn(work, held) === row.account_id
  const [{ email, name }, { kind, details, held: items }] = await Promise.all([
    accountById(work, row.account_id),
    profileOf(work, row.account_id),
  ])
  const shown = here ? { email, name } : { email: veiled(email), name: '' }
  return { shown: { ...shown, kind, signedIn: here, held: items }, details: here ? details : null }
}

/** Enough to know one's own address again: `h•••@mail.example`. */
const veiled = (email: string): string => `${email.slice(0, 1)}•••${email.slice(email.indexOf('@'))}`

async function emailFacts(work: Work, { kept, row }: Held): Promise<Facts['email']> {
  const address = kept.given.email?.email
  if (!address) return null
  const [last] = await recentMails(work.db, address, 1)
  return { address, codeId: row.code_id, verified: row.answered.includes('code'), bounced: last?.state === 'bounced' }
}

async function vehicleFacts(work: Work, { purchase, row }: Held): Promise<Facts['vehicle']> {
  if (purchase) return { name: purchase.vehicle_name, grade: purchase.grade, powertrain: purchase.powertrain, kind: purchase.kind }
  if (!row.vehicle_id || work.actor.kind !== 'owner' || work.actor.accountId !== row.account_id) return null
  const { model } = await vehicleOf(work, row.vehicle_id)
  const { kind } = await offerFor(work, row.vehicle_id, 'individual')
  return { name: model.name, grade: model.grade, powertrain: model.powertrain, kind }
}

/** Nobody's name before it is one's own or the person is registered with this purchase and signed in here (USR-12, USR-36). */
async function names(work: Work, held: Held, buyer: PartyRow | undefined, user: PartyRow | undefined) {
  const { row } = held
  const nameOf = async (party: PartyRow | undefined) =>
    party?.account_id && party.registered_at ? (await accountById(work, party.account_id)).name : null
  const here = row.account_id === null || signedIn(work, held) === row.account_id
  const registered = here && (row.party === 'buyer' || row.answered.includes('user-terms'))
  return { buyerName: registered ? await nameOf(buyer) : null, userName: registered ? await nameOf(user) : null }
}

/** The buyer's view of the second person (USR-13). */
async function otherFacts(work: Work, held: Held, user: PartyRow | undefined): Promise<Facts['other']> {
  const { row, kept, purchase } = held
  if (row.flow !== 'buyer' || !purchase || !user || groundOf(wayOf(held)).user !== 'different') return null
  const link = kept.userLink && (await isLinkLive(work.db, kept.userLink.id, work.now)) ? kept.userLink : null
  return {
    state: stateOfParty(user, await findPartyProcedure(work.db, purchase.id, 'user')),
    link: link && {
      url: link.url,
      joinCode: link.joinCode,
      joinExpiresAt: link.joinExpiresAt ?? link.expiresAt,
      expiresAt: link.expiresAt,
    },
    invited: user.invited ? openJson<string>(work, `invited ${purchase.id}`, user.invited) : null,
  }
}

function carFacts({ kept }: Held): Facts['car'] {
  const { chassisNumber, plate } = kept.given.car ?? {}
  return chassisNumber && plate ? { chassisNumber, plate } : null
}

function answersOf(held: Held): Facts['answers'] {
  const { account, kind, input, user, present, gLink, charging, chargingTarget } = groundOf(wayOf(held))
  return {
    account,
    kind,
    input,
    user,
    present,
    gLink,
    charging,
    chargingTarget,
    application: held.kept.given['g-link-content']?.application ?? null,
    chargingPlan: held.kept.given['charging-plan']?.plan ?? null,
  }
}
