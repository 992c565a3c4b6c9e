import { mobilePhone } from '@tsunagu/contract/accounts.ts'
import { Refused } from '../../platform/errors.ts'
import { countTry } from '../../platform/limits.ts'
import { canText } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { statedName } from '../procedures/doing.ts'
import { happened, lockedPurchaseOf, staffOf } from '../purchases/purchase-of.ts'
import { findParty } from '../purchases/queries.ts'
import { whyNoLink } from '../purchases/why-no-link.ts'
import { openJson, sealJson } from '../sealed.ts'
import type { Party } from '../tables.ts'
import { type Link, makeLink } from './make-link.ts'
import { insertLinkText } from './queries.ts'

/** One purchase: its customer may mishear a few times, but a console is no means to write to strangers. */
const perPurchase = { calls: 6, seconds: 3600 }

/**
 * A new link, shown as a QR and sent by SMS to the mobile number the customer told the staff (IMP-24); an older one ends.
 * Refused `no-mobile`, `sms-off`, and as `issueLink`. Throws TooMany.
 */
export async function textLink(work: Work, purchaseId: string, party: Party): Promise<Link | Refused> {
  const row = await lockedPurchaseOf(work, purchaseId)
  const refused = await whyNoLink(work, row, party)
  if (refused) return refused
  if (!canText(work.config)) return new Refused('sms-off')
  const { stated } = await findParty(work.db, row.id, party)
  const told = stated && openJson<{ phone: string | null }>(work, statedName(row.id, party), stated).phone
  const phone = mobilePhone.safeParse(told)
  if (!phone.success) return new Refused('no-mobile')
  await countTry(work.db, `signup.text-link ${row.id}`, perPurchase, work.now)
  const { id, ...link } = await makeLink(work, { purchaseId: row.id, party, byStaff: true })
  await insertLinkText(work.db, id, sealJson(work, `link text ${id}`, { url: link.url, phone: phone.data }), work.now)
  await work.later({ name: 'signup.text-link', payload: { linkId: id, purchaseId: row.id, party }, maxAttempts: 6 })
  await happened(work, row, 'link-texted', { by: (await staffOf(work)).name, facts: { party } })
  return link
}
