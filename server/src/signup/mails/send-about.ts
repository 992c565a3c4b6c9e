import type { Both } from '@tsunagu/contract/brand.ts'
import { sendMail } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { findProcedure } from '../procedures/queries.ts'
import { happened } from '../purchases/purchase-of.ts'
import { findPurchase } from '../purchases/queries.ts'

/** A mail that comes back is shown to the person and to the staff (IMP-36): the log of mails says so, and the account when it has one; `instead` goes to its phone. */
export async function sendAbout(
  door: JobDoor,
  procedureId: string | null,
  compose: (work: Work) => Promise<Mail | undefined | null | ''>,
  instead?: Both,
): Promise<void> {
  const mail = await door.work(compose)
  if (!mail) return
  try {
    await sendMail(door, mail, instead)
  } catch (error) {
    if (error instanceof Refused && error.code === 'mail-bounced') {
      await door.work(async (work) => {
        const row = procedureId === null ? undefined : await findProcedure(work.db, procedureId)
        const purchase = row?.purchase_id ? await findPurchase(work.db, row.purchase_id, null) : undefined
        if (purchase) await happened(work, purchase, 'mail-bounced')
      })
    }
    throw error
  }
}
