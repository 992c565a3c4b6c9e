import { randomUUID } from 'node:crypto'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { ownerOf, profileOf } from '../../accounts/index.ts'
import { documentNow } from '../../contracts/index.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Browser, knowBrowser } from '../procedures/browser.ts'
import { keepNew } from '../procedures/keep.ts'
import { newProcedure } from '../procedures/procedure-of.ts'
import { updateProcedure } from '../procedures/queries.ts'
import { type Kept, nothingKept } from '../procedures/rules.ts'
import { findAmendment, findRegistration, type RegistrationRow } from './queries.ts'
import { stepToAmend } from './rules.ts'
import { numbersOf } from './sealed-parts.ts'

/**
 * A rejected registration's form again, filled, open at what differed (IMP-04): a new procedure of 4-1, bound to this browser.
 * Asked again while it is unfinished, it is the same one. Refused `not-rejected`; throws NotFound for anybody else's.
 */
export async function amendRegistration(
  work: Work,
  registrationId: string,
  browser: Pick<Browser, 'cookies' | 'setCookie'>,
): Promise<{ procedureId: string; step: StepId } | Refused> {
  const accountId = ownerOf(work)
  const row = await findRegistration(work.db, registrationId)
  if (row?.account_id !== accountId) throw new NotFound()
  if (row.state !== 'rejected') return new Refused('not-rejected')
  const browserHash = await knowBrowser(work, browser)
  const open = await findAmendment(work.db, registrationId, accountId, work.now)
  if (open) {
    await updateProcedure(work.db, open.id, { browser_hash: browserHash })
    return { procedureId: open.id, step: open.step }
  }
  const id = randomUUID()
  const procedure = newProcedure(work, { id, flow: 'after-delivery', language: row.language, browserHash, accountId })
  const { step } = stepToAmend(row.differs)
  const terms = await agreedTerms(work, row)
  await keepNew(work, {
    row: { ...procedure, registration_id: registrationId, answered: answeredBefore(row, terms !== null) },
    kept: await filled(work, row, terms),
    purchase: undefined,
    chargingTarget: false,
  })
  return { procedureId: id, step }
}

/** Everything stays answered but the steps at which something differed, and what reads it through again. */
function answeredBefore({ differs }: RegistrationRow, agreed: boolean): StepId[] {
  const { details, car } = stepToAmend(differs)
  const who: StepId[] = details ? [] : ['check-details', 'review', 'details-done']
  return ['start', 'sign-in', ...who, ...(agreed ? (['user-terms'] as const) : []), ...(car ? [] : (['car'] as const))]
}

/** The version agreed to when it was sent, where that one is still in force; otherwise the terms are shown again. */
async function agreedTerms(work: Work, { at }: RegistrationRow): Promise<string | null> {
  const [then, now] = [await documentNow({ ...work, now: at }, 'user-registration'), await documentNow(work, 'user-registration')]
  return then.version === now.version ? now.version : null
}

async function filled(work: Work, row: RegistrationRow, terms: string | null): Promise<Kept> {
  const { kind, details } = await profileOf(work, row.account_id)
  const { chassisNumber, plate } = numbersOf(work, row)
  return {
    ...nothingKept(),
    accountKind: kind,
    receipt: row.receipt,
    given: {
      start: { step: 'start' },
      'sign-in': { step: 'sign-in', account: 'existing' },
      ...(details ? { 'check-details': { step: 'check-details', details } } : {}),
      review: { step: 'review' },
      'details-done': { step: 'details-done' },
      ...(terms ? { 'user-terms': { step: 'user-terms', version: terms } } : {}),
      car: { step: 'car', chassisNumber, plate },
    },
  }
}
