/** The jobs that write to people. A payload names rows, never an address or a secret. */
import { accountById, dealerById, markMailBounced } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { isLinkLive } from '../links/queries.ts'
import { addressOf } from '../procedures/address-of.ts'
import { holding, isOver } from '../procedures/procedure-of.ts'
import { findProcedure } from '../procedures/queries.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findParty, findPurchase } from '../purchases/queries.ts'
import { openJson } from '../sealed.ts'
import { followUpMail, resumeMail, userLinkMail } from './letters.ts'

export const mailResume = (door: JobDoor, { procedureId }: { procedureId: string }) =>
  send(door, null, async (work) => {
    const row = await findProcedure(work.db, procedureId)
    if (!row || isOver(row, work.now)) return undefined
    const to = await addressOf(work, await holding(work, row))
    return to && resumeMail(to, `${work.config.ORIGIN}/signup/p/${procedureId}`, work.config.SIGNUP_HOURS)
  })

export const mailUserLink = (door: JobDoor, { procedureId, linkId }: { procedureId: string; linkId: string }) =>
  send(door, procedureId, async (work) => {
    const row = await findProcedure(work.db, procedureId)
    const held = row && !isOver(row, work.now) ? await holding(work, row) : undefined
    const link = held?.kept.userLink
    // a newer link has taken its place
    if (!held?.purchase || link?.id !== linkId || !(await isLinkLive(work.db, linkId, work.now))) return undefined
    const { id, dealer_id } = held.purchase
    const { invited } = await findParty(work.db, id, 'user')
    if (!invited) return undefined
    const { name } = await dealerById(work, dealer_id)
    return userLinkMail(openJson<string>(work, `invited ${id}`, invited), { url: link.url, dealer: name })
  })

export const mailFollowUp = (door: JobDoor, { purchaseId, to }: { purchaseId: string; to: 'buyer' | 'user' }) =>
  send(door, null, async (work) => {
    const purchase = await findPurchase(work.db, purchaseId, null)
    const user = purchase && (await findParty(work.db, purchaseId, 'user'))
    // registered or cancelled meanwhile
    if (purchase?.state !== 'open' || !user || user.registered_at) return undefined
    const address =
      to === 'buyer' ? await buyerAddress(work, purchaseId) : user.invited && openJson<string>(work, `invited ${purchaseId}`, user.invited)
    if (!address) return undefined
    const { name } = await dealerById(work, purchase.dealer_id)
    const url = `${work.config.ORIGIN}/signup/after-delivery`
    return followUpMail(address, { who: to, url, dealer: name, reminder: user.reminders > 0 })
  })

async function buyerAddress(work: Work, purchaseId: string): Promise<string | undefined> {
  const { account_id } = await findParty(work.db, purchaseId, 'buyer')
  return account_id ? (await accountById(work, account_id)).email : undefined
}

/** A mail that comes back is shown to the person and to the staff (IMP-36): the log of mails says so, and the account when it has one. */
async function send(
  door: JobDoor,
  procedureId: string | null,
  compose: (work: Work) => Promise<Mail | undefined | null | ''>,
): Promise<void> {
  const mail = await door.work(compose)
  if (!mail) return
  try {
    await door.centre.outside.mail.send(mail)
  } catch (error) {
    if (error instanceof Refused && error.code === 'mail-bounced') {
      await door.work(async (work) => {
        await markMailBounced(work, mail.to)
        const row = procedureId === null ? undefined : await findProcedure(work.db, procedureId)
        const purchase = row?.purchase_id ? await findPurchase(work.db, row.purchase_id, null) : undefined
        if (purchase) await happened(work, purchase, 'mail-bounced')
      })
    }
    throw error
  }
}
