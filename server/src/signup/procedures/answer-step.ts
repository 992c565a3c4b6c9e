import type { Answer, Procedure } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { tellDealer } from '../purchases/purchase-of.ts'
import { findParty } from '../purchases/queries.ts'
import * as identity from './act-identity.ts'
import * as services from './act-services.ts'
import * as user from './act-user.ts'
import type { Browser } from './browser.ts'
import type { Act, Doing } from './doing.ts'
import { keep } from './keep.ts'
import { assertHeld, holding, isOver, wayOf } from './procedure-of.ts'
import { lockProcedure } from './queries.ts'
import { afterAnswer, canonical, isOpen, isSecret, whyFixed } from './rules.ts'
import { showProcedure } from './show-procedure.ts'

/** What a step does beside being answered; the others only are. */
const acts: { readonly [S in StepId]?: Act<S> } = {
  'data-consent': user.dataConsent,
  'sign-in': identity.signIn,
  terms: identity.terms,
  email: identity.email,
  code: identity.code,
  login: identity.login,
  kind: identity.kind,
  details: identity.details,
  'check-details': identity.checkDetails,
  'staff-check': identity.staffCheck,
  review: identity.review,
  'web-terms': user.webTerms,
  'web-link': user.webLink,
  magazine: user.magazine,
  'name-choice': user.nameChoice,
  presence: user.presence,
  'user-wait': user.userWait,
  'later-guidance': user.laterGuidance,
  'user-terms': user.userTerms,
  car: user.car,
  'car-review': user.carReview,
  'services-start': services.servicesStart,
  'g-link-terms': services.gLinkTerms,
  'g-link-content': services.gLinkContent,
  payment: services.payment,
  'g-link-receipt': services.gLinkReceipt,
  'g-link-later': services.gLinkLater,
  survey: services.survey,
  'charging-choice': services.chargingChoice,
  'charging-terms': services.chargingTerms,
  'charging-payment': services.chargingPayment,
  'charging-receipt': services.chargingReceipt,
  'charging-later': services.chargingLater,
}

/**
 * One answer: does what the step does, remembers it, and opens what depends on it when it is another one than before (IMP-03).
 * The same answer again — a connection that dropped — does nothing and says where one is. Throws NotAllowed `other-browser`, `not-proven`.
 */
export async function answerStep(
  work: Work,
  { procedureId, answer, browser, browserHash }: { procedureId: string; answer: Answer; browser: Browser; browserHash: Buffer },
): Promise<Procedure | Refused> {
  const row = await lockProcedure(work.db, procedureId)
  assertHeld(work, row, browserHash)
  if (isOver(row, work.now)) return new Refused('procedure-over')
  const held = await holding(work, row)
  const { step } = answer
  const before = held.kept.given[step]
  const answered = row.answered.includes(step)
  const changed = !answered || (before !== undefined && canonical(before) !== canonical(answer)) || otherAccount(work, held, answer)
  if (answered && !changed && step !== 'email' && !(step === 'login' && !held.kept.registered)) return showProcedure(work, held)
  if (row.finished_at !== null) return new Refused('procedure-over')
  if (!isOpen(wayOf(held), step)) return new Refused('step-locked')
  const fixed = answered && changed ? whyFixed({ ...wayOf(held), partyRegistered: await isRegistered(work, held, step) }, step) : undefined
  if (fixed) return new Refused(fixed)
  // a code mailed once more is no other answer, and its step is open already
  if (answered && step === 'email' && !changed && row.answered.includes('code')) return showProcedure(work, held)

  const doing: Doing = { ...held, browser, browserHash, changed }
  const act = acts[step] as Act<typeof step> | undefined
  const refused = await act?.(work, doing, answer as never)
  if (refused) return refusal(work, doing, refused)
  if (!isSecret(step)) held.kept.given[step] = answer as never
  row.answered = afterAnswer(row.answered, step, changed && answered)
  await keep(work, doing)
  if (doing.purchase) await tellDealer(work, doing.purchase)
  return showProcedure(work, doing)
}

/** Counted tries stay, everything else is undone; an address whose proof ran out while somebody waited is proved again. */
async function refusal(work: Work, doing: Doing, refused: Refused): Promise<Refused> {
  const { row } = doing
  if (refused.code.startsWith('code-') && refused.code !== 'code-needed') return refused
  if (refused.code !== 'code-needed' && refused.code !== 'login-needed') throw refused
  const again: StepId[] = refused.code === 'login-needed' ? ['login'] : ['email', 'code', 'email-done', 'login']
  if (!doing.kept.registered) {
    row.answered = row.answered.filter((one) => !again.includes(one))
    await keep(work, doing)
  }
  return refused
}

/** `existing` said again by somebody else who is signed in here now. */
const otherAccount = (work: Work, { row }: Pick<Doing, 'row'>, answer: Answer): boolean =>
  answer.step === 'sign-in' && answer.account === 'existing' && work.actor.kind === 'owner' && work.actor.accountId !== row.account_id

/** Whoever is registered as this party stays so until the staff opens it again (BUY-10, USR-23). */
async function isRegistered(work: Work, { purchase, row }: Pick<Doing, 'purchase' | 'row'>, step: StepId): Promise<boolean> {
  if (!purchase || !row.party) return false
  const ofUser = step === 'name-choice' || step === 'presence'
  return (await findParty(work.db, purchase.id, ofUser ? 'user' : row.party)).registered_at !== null
}
