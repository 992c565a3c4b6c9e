import { randomBytes, randomUUID } from 'node:crypto'
import { leaveBrowser } from '../../accounts/index.ts'
import type { Refused } from '../../platform/errors.ts'
import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { makeLink } from '../links/make-link.ts'
import { happened, lockedPurchaseOf, staffOf } from '../purchases/purchase-of.ts'
import { whyNoLink } from '../purchases/why-no-link.ts'
import { sha256 } from '../sealed.ts'
import type { Party } from '../tables.ts'
import { lentUntil } from './lent-until.ts'
import { insertTablet, type TabletRow } from './queries.ts'
import { tabletCookie } from './tablet-cookie.ts'

type Browser = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'setCookie' | 'clearCookie'>

/**
 * This terminal becomes the customer's for one sign-up (IMP-24). The staff's session here ends with it, so that nothing leads back into
 * the console but the staff's own sign-in. Gives the address to go on at. Refused as `issueLink` is.
 */
export async function lendTablet(
  work: Work,
  { purchaseId, party, browser }: { purchaseId: string; party: Party; browser: Browser },
): Promise<{ url: string } | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  const refused = await whyNoLink(work, purchase, party)
  if (refused) return refused
  const { url } = await makeLink(work, { purchaseId, party, byStaff: true })
  await happened(work, purchase, 'tablet-lent', { by: (await staffOf(work)).name, facts: { party } })
  await leaveBrowser(work, browser)
  const token = randomBytes(32).toString('base64url')
  const row: TabletRow = {
    id: randomUUID(),
    token_hash: sha256(token),
    purchase_id: purchase.id,
    party,
    lent_at: work.now,
    until: lentUntil(work),
    account_id: null,
    session_id: null,
    ended_at: null,
  }
  await insertTablet(work.db, row)
  await work.later({ name: 'signup.take-tablet-back', payload: { id: row.id }, key: `signup.take-tablet-back ${row.id}` }, row.until)
  browser.setCookie(tabletCookie(work.config), token, {})
  return { url }
}
