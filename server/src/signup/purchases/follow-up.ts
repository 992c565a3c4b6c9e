import type { Work } from '../../platform/work.ts'
import { happened } from './purchase-of.ts'
import { findParty, findPurchase, findToRemind, type PurchaseRow, updateParty } from './queries.ts'

/** After that the leaflet has to do. */
const mostReminders = 2

/** The car is registered and its user is not: mails to the buyer (M-05, PDL-03) and to the user who was invited (IMP-35). */
export async function followUp(work: Work, purchase: PurchaseRow): Promise<void> {
  await updateParty(work.db, purchase.id, 'user', { followed_up_at: work.now })
  await mailBoth(work, purchase.id, 0)
  await happened(work, purchase, 'follow-up-mailed')
}

/** Whoever has not come since gets the mails once more, twice at most. */
export async function remindUsers(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - work.config.REMIND_DAYS * 24 * 3600_000)
  for (const { purchase_id } of await findToRemind(work.db, before, mostReminders)) {
    const purchase = await findPurchase(work.db, purchase_id, null)
    if (!purchase) continue
    const { reminders } = await findParty(work.db, purchase_id, 'user')
    await updateParty(work.db, purchase_id, 'user', { followed_up_at: work.now, reminders: reminders + 1 })
    await mailBoth(work, purchase_id, reminders + 1)
    await happened(work, purchase, 'reminded')
  }
}

async function mailBoth(work: Work, purchaseId: string, round: number): Promise<void> {
  for (const to of ['buyer', 'user'] as const) {
    const key = `signup.mail-follow-up ${purchaseId} ${to} ${round}`
    await work.later({ name: 'signup.mail-follow-up', payload: { purchaseId, to }, key, maxAttempts: 8 })
  }
}
