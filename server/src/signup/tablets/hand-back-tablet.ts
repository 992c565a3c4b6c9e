import { endSessionOf, leaveBrowser } from '../../accounts/index.ts'
import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findPurchase } from '../purchases/queries.ts'
import { sha256 } from '../sealed.ts'
import { letProceduresGo, lockTablet, type TabletRow, updateTablet } from './queries.ts'
import { tabletCookie } from './tablet-cookie.ts'

type Browser = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'clearCookie'>

/**
 * The customer gives the tablet back: its browser forgets them (IMP-24). What was filled in stays sealed and goes on elsewhere, by the
 * mailed link or a QR of the staff. Pressed again, or at a browser that was never lent, it does no more.
 */
export async function handBackTablet(work: Work, browser: Browser): Promise<void> {
  const name = tabletCookie(work.config)
  const value = browser.cookies[name]
  if (!value) return
  const tablet = await lockTablet(work.db, { tokenHash: sha256(value) })
  if (tablet) await takeBack(work, tablet, 'tablet-returned')
  await leaveBrowser(work, browser)
  browser.clearCookie(name)
}

/** Nobody touched it for too long, or its page was closed: at its time, unless it was touched since. */
export async function takeTabletBack(work: Work, { id }: { id: string }): Promise<void> {
  const tablet = await lockTablet(work.db, { id })
  if (!tablet) return
  if (tablet.until > work.now) {
    await work.later(
      { name: 'signup.take-tablet-back', payload: { id }, key: `signup.take-tablet-back ${id} ${tablet.until.getTime()}` },
      tablet.until,
    )
    return
  }
  await takeBack(work, tablet, 'tablet-timed-out')
}

async function takeBack(work: Work, tablet: TabletRow, text: string): Promise<void> {
  await updateTablet(work.db, tablet.id, { ended_at: work.now, account_id: null, session_id: null })
  await letProceduresGo(work.db, tablet.token_hash)
  if (tablet.account_id && tablet.session_id) await endSessionOf(work, tablet.account_id, tablet.session_id)
  const purchase = await findPurchase(work.db, tablet.purchase_id, null)
  if (purchase) await happened(work, purchase, text, { facts: { party: tablet.party } })
}
