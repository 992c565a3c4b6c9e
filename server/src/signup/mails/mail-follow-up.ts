import { accountById, dealerById } from '../../accounts/index.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Work } from '../../platform/work.ts'
import { findParty, findPurchase } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import { followUpMail, followUpText } from './letters.ts'
import { sendAbout } from './send-about.ts'

/** Job: the car is registered and its user is not (M-05, PDL-03, IMP-35). */
export const mailFollowUp = (door: JobDoor, { purchaseId, to }: { purchaseId: string; to: 'buyer' | 'user' }) =>
  sendAbout(
    door,
    null,
    async (work) => {
      const purchase = await findPurchase(work.db, purchaseId, null)
      const user = purchase && (await findParty(work.db, purchaseId, 'user'))
      // registered or cancelled meanwhile
      if (purchase?.state !== 'open' || !user || user.registered_at) return undefined
      const address =
        to === 'buyer'
          ? await buyerAddress(work, purchaseId)
          : user.invited && openJson<string>(work, `invited ${purchaseId}`, user.invited)
      if (!address) return undefined
      const { name } = await dealerById(work, purchase.dealer_id)
      const url = `${work.config.ORIGIN}/signup/after-delivery`
      return followUpMail(address, { who: to, url, dealer: name, reminder: user.reminders > 0 })
    },
    followUpText(`${door.centre.config.ORIGIN}/signup/after-delivery`),
  )

async function buyerAddress(work: Work, purchaseId: string): Promise<string | undefined> {
  const { account_id } = await findParty(work.db, purchaseId, 'buyer')
  return account_id ? (await accountById(work, account_id)).email : undefined
}
