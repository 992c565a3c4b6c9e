/** Steps by which the user of the car becomes known. */
import { keiClass } from '@tsunagu/contract/signup.ts'
import { otherNamesOf, profileOf } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { certificateOf } from '../../vehicles/index.ts'
import { endLinks } from '../links/queries.ts'
import { compareParty } from '../match/compare.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findParty, updateParty, updatePurchase } from '../purchases/queries.ts'
import { registerUser } from '../purchases/register-user.ts'
import { submitRegistration } from '../registrations/submit-registration.ts'
import { sealJson } from '../sealed.ts'
import { type Act, consent, type Doing, handOverConsents, signedIn, statedOf } from './doing.ts'
import { upsertWebMember } from './queries.ts'

export const dataConsent: Act<'data-consent'> = (work, doing, { version }) => consent(work, doing, [{ id: 'dealer-information', version }])

export const nameChoice: Act<'name-choice'> = async (work, { purchase }, { user }) => {
  if (!purchase) return undefined
  await updatePurchase(work.db, purchase.id, { user_is: user })
  await updateParty(work.db, purchase.id, 'user', { skipped_at: null })
  if (user === 'same') await endLinks(work.db, purchase.id, 'user', work.now)
  await happened(work, purchase, 'user-chosen', { facts: { user } })
  return undefined
}

/** Absent: the user is registered after delivery (USR-40). Who has begun on their own phone may go on. */
export const presence: Act<'presence'> = async (work, doing, { present }) => {
  const { purchase, kept } = doing
  if (!purchase) return undefined
  await updateParty(work.db, purchase.id, 'user', { skipped_at: present ? null : work.now })
  if (!present) {
    await endLinks(work.db, purchase.id, 'user', work.now, { unusedOnly: true })
    kept.userLink = null
    await happened(work, purchase, 'user-skipped')
  }
  return undefined
}

export const userWait: Act<'user-wait'> = async (work, { purchase }) => {
  const user = purchase && (await findParty(work.db, purchase.id, 'user'))
  return user?.registered_at ? undefined : new Refused('other-not-finished')
}

/** The address to invite the user at, on the day the car is registered (IMP-35). */
export const laterGuidance: Act<'later-guidance'> = async (work, { purchase }, { invite }) => {
  if (!purchase) return undefined
  const invited = invite === null ? null : sealJson(work, `invited ${purchase.id}`, invite)
  await updateParty(work.db, purchase.id, 'user', { invited, skipped_at: work.now })
  await happened(work, purchase, 'user-later', { facts: { invited: invite === null ? 'no' : 'yes' } })
  return undefined
}

/** 使用者登録規約: agrees, is compared with what there is (USR-05), and becomes the car's user. */
export const userTerms: Act<'user-terms'> = async (work, doing, { version }) => {
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  const refused = await consent(work, doing, [{ id: 'user-registration', version }])
  if (refused) return refused
  const { purchase, row } = doing
  if (purchase) {
    const no = (await whyNotUser(work, doing, account)) ?? (await registerUser(work, purchase, account))
    if (no) return no
    row.vehicle_id = purchase.vehicle_id
  }
  await handOverConsents(work, doing, row.vehicle_id)
  return undefined
}

/**
 * Before the certificate what the staff was told is only a hint, for they saw the licence; the certificate itself decides (ACC-15).
 * Refused `kind-differs` (ACC-14), or `user-differs` with the items when the certificate names somebody else (USR-24).
 */
async function whyNotUser(work: Work, { purchase }: Doing, accountId: string): Promise<Refused | undefined> {
  if (!purchase) return undefined
  const certificate = await certificateOf(work, purchase.vehicle_id)
  const party = await findParty(work.db, purchase.id, purchase.user_is === 'same' ? 'buyer' : 'user')
  const stated = statedOf(work, party)
  const { kind, details } = await profileOf(work, accountId)
  const expected = certificate?.user.kind ?? stated?.kind
  if (expected !== undefined && expected !== kind) return new Refused('kind-differs', { expected })
  if (!certificate || !details) return undefined
  const { verdict, items } = compareParty(
    { ...certificate.user, kana: null, birthDate: null },
    details,
    await otherNamesOf(work, accountId),
  )
  if (verdict !== 'differs') return undefined
  return new Refused('user-differs', { items: items.filter((one) => one.verdict === 'differs').map((one) => one.item) })
}

/* After delivery. */

export const webTerms: Act<'web-terms'> = async (work, doing, { version }) => {
  const refused = await consent(work, doing, [{ id: 'web-terms', version }])
  if (!refused) await handOverConsents(work, doing, null)
  return refused
}

/** PDL-25: only the press links. */
export const webLink: Act<'web-link'> = async (work, doing) => {
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  await upsertWebMember(work.db, { account_id: account, linked_at: work.now, magazine: false, magazine_at: null })
  return undefined
}

export const magazine: Act<'magazine'> = async (work, doing, { subscribe }) => {
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  const magazine_at = subscribe ? work.now : null
  await upsertWebMember(work.db, { account_id: account, linked_at: work.now, magazine: subscribe, magazine_at })
  return undefined
}

export const car: Act<'car'> = async (_work, _doing, { plate }) =>
  keiClass(plate.classNumber) === 'kei' ? new Refused('kei-not-possible') : undefined

export const carReview: Act<'car-review'> = async (work, doing) => {
  const { row, kept } = doing
  const account = signedIn(work, doing)
  if (account instanceof Refused) return account
  const given = kept.given.car
  if (!given) return new Refused('step-locked')
  const sent = await submitRegistration(work, {
    accountId: account,
    procedureId: row.id,
    chassisNumber: given.chassisNumber,
    plate: given.plate,
    language: row.language,
  })
  if (sent instanceof Refused) return sent
  row.registration_id = sent.id
  kept.receipt = sent.receipt
  return undefined
}
