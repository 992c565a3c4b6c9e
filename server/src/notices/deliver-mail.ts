import { type Both, brand } from '@tsunagu/contract/brand.ts'
import { accountById, markMailBounced } from '../accounts/index.ts'
import type { JobDoor } from '../platform/module.ts'
import { senderOf } from '../platform/outside/letter.ts'
import type { Mail } from '../platform/outside/mail.ts'
import type { Work } from '../platform/work.ts'
import { waitingDelivery } from './queries.ts'
import { rules } from './rules.ts'
import { attempt, settleDelivery } from './settle-delivery.ts'
import { noticeLetter, textOf } from './texts.ts'

/** Job: mails one notice. Tried again while the mail server is down; a bounce is told through the other channels. */
export async function deliverMail(door: JobDoor, { deliveryId }: { deliveryId: string }): Promise<void> {
  const mail = await door.work((work) => compose(work, deliveryId))
  if (!mail) return
  const failure = await attempt(() => door.centre.outside.mail.send(mail))
  await door.work(async (work) => {
    await settleDelivery(work, deliveryId, failure, door.lastAttempt)
    // accounts tells it back once, and then it is news for the other channels
    if (failure?.code === 'mail-bounced') await markMailBounced(work, mail.to)
  })
  if (failure) throw failure
}

async function compose(work: Work, deliveryId: string): Promise<Mail | null> {
  const notice = await waitingDelivery(work.db, deliveryId)
  if (!notice) return null
  const account = await accountById(work, notice.accountId)
  const text = textOf(notice.word, notice.facts)
  if (!text) return null
  const sender: { name: Both; address: string } =
    rules[notice.word as keyof typeof rules].kind === 'account' ? brand.mail.account : brand.mail.notices
  return noticeLetter(text, account, notice.at, {
    link: `${work.config.ORIGIN}/notices`,
    from: senderOf(sender, account.language),
  })
}
