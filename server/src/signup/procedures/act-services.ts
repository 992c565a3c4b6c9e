/** Steps by which G-Link and charging support are applied for. */
import { createHash } from 'node:crypto'
import { applyForCharging, applyForGLink, declineCharging, declineGLink, noteCard, priceOf } from '../../contracts/index.ts'
import { issueCard } from '../../linkage/index.ts'
import { allowDirectDebit, currentMethod } from '../../payments/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { closeWhenDone, happened } from '../purchases/purchase-of.ts'
import { updateParty } from '../purchases/queries.ts'
import { type Act, channelOf, consent, type Doing, handOverConsents, signedIn } from './doing.ts'
import { canonical } from './rules.ts'

/** Whose services, for which car; `sign-in-needed` unless that account is signed in here. */
function ground(work: Work, doing: Doing): { accountId: string; vehicleId: string } | Refused {
  const accountId = signedIn(work, doing)
  if (accountId instanceof Refused) return accountId
  return doing.row.vehicle_id ? { accountId, vehicleId: doing.row.vehicle_id } : new Refused('not-linked')
}

export const servicesStart: Act<'services-start'> = async (work, doing) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  // direct debit is chosen at the dealer and nowhere else (CHG-07, CHG-08)
  if (doing.purchase) await allowDirectDebit(work, on.accountId, doing.purchase.dealer_id)
  return undefined
}

/** Two ticks, two consents (GLK-04). */
export const gLinkTerms: Act<'g-link-terms'> = async (work, doing, { terms, important }) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const refused = await consent(work, doing, [
    { id: 'g-link-terms', version: terms },
    { id: 'g-link-important', version: important },
  ])
  if (!refused) await handOverConsents(work, doing, on.vehicleId)
  return refused
}

export const gLinkContent: Act<'g-link-content'> = async (work, doing, { application }) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const price = await priceOf(work, on.vehicleId, doing.kept.accountKind ?? 'individual', application)
  if (price instanceof Refused) return price
  doing.kept.paid = price.paid
  doing.kept.cardOnly = price.cardOnly
  // a method registered on the way keeps its step
  if (!doing.row.answered.includes('payment')) doing.kept.hadMethod = !price.paid || (await canPay(work, on.accountId, price.cardOnly))
  return undefined
}

/** A method is demanded only for what costs money (GLK-21, X-07). */
async function canPay(work: Work, accountId: string, cardOnly: boolean): Promise<boolean> {
  const method = await currentMethod(work, accountId)
  return method !== null && (!cardOnly || method.kind === 'card')
}

export const payment: Act<'payment'> = async (work, doing) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const { cardOnly } = doing.kept
  return (await canPay(work, on.accountId, cardOnly)) ? undefined : new Refused('payment-needed', { cardOnly })
}

/** 申し込む: once, however often it is pressed (GLK-09). */
export const gLinkReceipt: Act<'g-link-receipt'> = async (work, doing) => {
  const { kept, row } = doing
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const application = kept.given['g-link-content']?.application
  if (!application) return new Refused('step-locked')
  if (kept.paid && !(await canPay(work, on.accountId, kept.cardOnly))) return new Refused('payment-needed', { cardOnly: kept.cardOnly })
  const key = `${row.id} g-link ${fingerprint(application)}`
  const refused = await applyForGLink(work, { ...on, application, channel: channelOf(doing), key })
  if (refused) return refused
  await noteCard(work, on.vehicleId, await issueCard(work, on))
  await note(work, doing, { g_link: 'applied' }, 'g-link-applied')
  return undefined
}

/** At the dealer the reason follows (GLK-12); after delivery there is no survey (GLK-28). */
export const gLinkLater: Act<'g-link-later'> = async (work, doing) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const refused = await declineGLink(work, { ...on, channel: channelOf(doing), reason: null })
  if (!refused) await note(work, doing, { g_link: 'declined' }, 'g-link-declined')
  return refused
}

export const survey: Act<'survey'> = async (work, doing, { reason }) => {
  const on = ground(work, doing)
  return on instanceof Refused ? on : declineGLink(work, { ...on, channel: channelOf(doing), reason })
}

export const chargingChoice: Act<'charging-choice'> = async (work, doing, { apply }) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const asked = doing.row.answered
  // CHG-06: with a method the payment screens are passed over
  if (apply && !asked.includes('payment') && !asked.includes('charging-payment') && !doing.kept.paid)
    doing.kept.hadMethod = await canPay(work, on.accountId, false)
  return undefined
}

export const chargingTerms: Act<'charging-terms'> = async (work, doing, { version }) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const refused = await consent(work, doing, [{ id: 'charging-terms', version }])
  if (!refused) await handOverConsents(work, doing, on.vehicleId)
  return refused
}

export const chargingPayment: Act<'charging-payment'> = async (work, doing) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  return (await canPay(work, on.accountId, false)) ? undefined : new Refused('payment-needed', { cardOnly: false })
}

export const chargingReceipt: Act<'charging-receipt'> = async (work, doing) => {
  const { kept, row } = doing
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const plan = kept.given['charging-plan']?.plan
  if (!plan) return new Refused('step-locked')
  if (!(await canPay(work, on.accountId, false))) return new Refused('payment-needed', { cardOnly: false })
  const refused = await applyForCharging(work, { ...on, plan, channel: channelOf(doing), key: `${row.id} charging ${plan}` })
  if (!refused) await note(work, doing, { charging: 'applied' }, 'charging-applied')
  return refused
}

export const chargingLater: Act<'charging-later'> = async (work, doing) => {
  const on = ground(work, doing)
  if (on instanceof Refused) return on
  const refused = await declineCharging(work, { ...on, channel: channelOf(doing) })
  if (!refused) await note(work, doing, { charging: 'declined' }, 'charging-declined')
  return refused
}

/** The services are the user's, whoever of the two pressed. */
async function note(work: Work, { purchase }: Doing, change: Parameters<typeof updateParty>[3], text: string): Promise<void> {
  if (!purchase) return
  await updateParty(work.db, purchase.id, 'user', change)
  await happened(work, purchase, text)
  await closeWhenDone(work, purchase.id)
}

const fingerprint = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 16)
