/** Steps by which a person becomes known. */
import { code as codeShape } from '@tsunagu/contract/accounts.ts'
import type { Details } from '@tsunagu/contract/profile.ts'
import { askForCode, keepLogin, profileOf, registerVerified, resendCode, setProfile, signInHere, verifyCode } from '../../accounts/index.ts'
import { Invalid, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { happened } from '../purchases/purchase-of.ts'
import { updateParty } from '../purchases/queries.ts'
import { type Act, consent, type Doing, detailsOf, expectedKind, handOverConsents, signedIn } from './doing.ts'
import { wayOf } from './procedure-of.ts'
import { canonical, groundOf } from './rules.ts'

export const signIn: Act<'sign-in'> = async (work, doing, answer) => {
  const { row, kept } = doing
  if (answer.account === 'new') {
    if (!kept.registered) {
      row.account_id = null
      kept.accountKind = null
    }
    return undefined
  }
  const { actor } = work
  if (actor.kind !== 'owner' || actor.sessionId === null) return new Refused('sign-in-needed')
  const { kind } = await profileOf(work, actor.accountId)
  const wrong = await kindDiffers(work, doing, kind)
  if (wrong) return wrong
  if (row.account_id !== actor.accountId) kept.registered = false
  row.account_id = actor.accountId
  kept.accountKind = kind
  return undefined
}

export const terms: Act<'terms'> = (work, doing, { version }) => consent(work, doing, [{ id: 'account-terms', version }])

/** Answered again it mails again; within the pause between two mails the one just sent counts, so that a lost answer does no harm. */
export const email: Act<'email'> = async (work, doing, answer) => {
  const { row, browserHash, kept } = doing
  const asked = { email: answer.email, language: row.language, termsVersion: kept.given.terms?.version ?? null, browserHash }
  if (!doing.changed && row.code_id) {
    const again = await resendCode(work, { id: row.code_id, browserHash })
    if (!(again instanceof Refused) || again.code === 'resend-too-early') return undefined
  }
  row.code_id = (await askForCode(work, { purpose: 'registration', ...asked })).id
  return undefined
}

/** Refusals are kept: they count the tries. */
export const code: Act<'code'> = async (work, { row, browserHash }, answer) => {
  const read = codeShape.safeParse(answer.code)
  if (!read.success) throw new Invalid({ 'answer.code': 'invalid' })
  if (!row.code_id) return new Refused('code-needed')
  const done = await verifyCode(work, { id: row.code_id, browserHash, code: read.data })
  return done instanceof Refused ? done : undefined
}

export const login: Act<'login'> = async (work, { row, browserHash }, { password, authPhone }) => {
  if (!row.code_id) return new Refused('code-needed')
  return keepLogin(work, { codeId: row.code_id, browserHash, password, authPhone })
}

export const kind: Act<'kind'> = async (work, doing, answer) => kindDiffers(work, doing, answer.kind)

/** ACC-14: the kind the staff was told, or the certificate says; also what keeps a person from passing as a corporation unchecked. */
async function kindDiffers(work: Work, { row, purchase }: Doing, given: 'individual' | 'corporation'): Promise<Refused | undefined> {
  if (!purchase || !row.party) return undefined
  const expected = await expectedKind(work, purchase, row.party)
  return expected !== null && expected !== given ? new Refused('kind-differs', { expected }) : undefined
}

export const details: Act<'details'> = async (work, doing, answer) => giveDetails(work, doing, answer.details)

export const checkDetails: Act<'check-details'> = async (work, doing, answer) => {
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  const { held, details: known } = await profileOf(work, account)
  // told at the form, not two screens later; the account itself refuses again at the end (ACC-17)
  const items = held.filter((item) => known && itemOf(known, item) !== itemOf(answer.details, item))
  if (items.length > 0) return new Refused('identity-held', { items })
  return giveDetails(work, doing, answer.details)
}

const itemOf = (given: Details, item: 'name' | 'kana' | 'birthDate') => (item in given ? given[item as 'name'] : null)

/** Another version of the details: what the staff confirmed before was about another one. */
async function giveDetails(work: Work, doing: Doing, given: Details): Promise<Refused | undefined> {
  const { row, purchase } = doing
  const ground = groundOf(wayOf(doing))
  if (given.kind !== ground.kind) return new Refused('other-kind')
  row.details_version += 1
  Object.assign(row, { check_by: null, check_name: null, check_at: null, check_reason: null, check_note: null })
  row.check_state = ground.staffChecks ? 'waiting' : 'not-needed'
  if (purchase && ground.staffChecks) await happened(work, purchase, 'waits-for-staff', { facts: { party: row.party ?? '' } })
  return undefined
}

/** On the staff's own terminal (IMP-25), or the documented tick on this screen where an operator wants it (BUY-05). */
export const staffCheck: Act<'staff-check'> = async (work, { row, purchase }, { staffName }) => {
  if (row.check_state === 'confirmed') return undefined
  if (row.check_state === 'refused') return new Refused('staff-check-refused', { reason: row.check_reason })
  if (work.config.STAFF_CHECK === 'terminal' || row.check_state !== 'waiting') return new Refused('staff-check-needed')
  Object.assign(row, { check_state: 'confirmed', check_name: staffName, check_at: work.now })
  if (purchase) await happened(work, purchase, 'confirmed-on-customer-screen', { by: staffName, facts: { party: row.party ?? '' } })
  return undefined
}

/** 登録: only here the account is made (BUY-26), or changed (ACC-16). */
export const review: Act<'review'> = async (work, doing) => {
  const { row, kept, purchase } = doing
  const given = detailsOf(doing)
  const ground = groundOf(wayOf(doing))
  if (!given) return new Refused('step-locked')
  if (ground.staffChecks && row.check_state !== 'confirmed') return new Refused('staff-check-needed')
  const refused = ground.account === 'new' && !kept.registered ? await register(work, doing, given) : await change(work, doing, given)
  if (refused) return refused
  await handOverConsents(work, doing, null)
  if (purchase && row.party === 'buyer') {
    await updateParty(work.db, purchase.id, 'buyer', { account_id: row.account_id, registered_at: work.now, name: given.name })
    await happened(work, purchase, 'buyer-registered')
  }
  return undefined
}

async function register(work: Work, doing: Doing, given: Details): Promise<Refused | undefined> {
  const { row, kept, browserHash, browser } = doing
  const termsVersion = kept.given.terms?.version
  if (!row.code_id || !termsVersion) return new Refused('code-needed')
  const made = await registerVerified(work, { codeId: row.code_id, browserHash, details: given, termsVersion })
  if (made instanceof Refused) return made
  row.account_id = made
  kept.accountKind = given.kind
  kept.registered = true
  await signInHere(work, made, browser)
  doing.arrived = true
  return undefined
}

async function change(work: Work, doing: Doing, given: Details): Promise<Refused | undefined> {
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  const { details: known } = await profileOf(work, account)
  return known && canonical(known) === canonical(given) ? undefined : setProfile(work, account, given)
}
