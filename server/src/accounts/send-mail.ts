import { Refused } from '../platform/errors.ts'
import type { JobDoor } from '../platform/module.ts'
import type { Mail } from '../platform/outside/mail.ts'
import { markMailBounced, markMailWorks } from './mark-mail-bounced.ts'

/** Sends a mail of a job and keeps what it says about the address. Throws what the mailer throws, for the job to be tried again or given up. */
export async function sendMail({ centre, work }: JobDoor, mail: Mail): Promise<void> {
  try {
    await centre.outside.mail.send(mail)
  } catch (error) {
    if (error instanceof Refused && error.code === 'mail-bounced') await work((w) => markMailBounced(w, mail.to))
    throw error
  }
  await work((w) => markMailWorks(w, mail.to))
}
