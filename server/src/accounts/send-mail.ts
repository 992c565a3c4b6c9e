import type { Both } from '@tsunagu/contract/brand.ts'
import { Failure, Refused } from '../platform/errors.ts'
import { countTry } from '../platform/limits.ts'
import type { JobDoor } from '../platform/module.ts'
import type { Mail } from '../platform/outside/mail.ts'
import { markMailBounced, markMailWorks } from './mark-mail-bounced.ts'
import { findAccountByEmail } from './queries.ts'
import { textTo } from './text-to.ts'

/**
 * Sends a mail of a job and keeps what it says about the address. Throws what the mailer throws, for the job to be tried again or
 * given up. `instead`: what an SMS says of essential news when the address takes none (IMP-36).
 */
export async function sendMail(door: JobDoor, mail: Mail, instead?: Both): Promise<void> {
  const { centre, work } = door
  try {
    await centre.outside.mail.send(mail)
  } catch (error) {
    if (error instanceof Refused && error.code === 'mail-bounced') {
      await work((w) => markMailBounced(w, mail.to))
      if (instead) await textInstead(door, mail, instead)
    }
    throw error
  }
  await work((w) => markMailWorks(w, mail.to))
}

/** Of an account, whatever news there is: an address that is gone must not become a stream of SMS. */
const daily = { calls: 5, seconds: 86_400 }

/** To the account's phone when that was verified. What comes of it stands in the log of SMS; the mail has failed all the same. */
async function textInstead(door: JobDoor, { kind, to }: Mail, text: Both): Promise<void> {
  try {
    const owner = await door.work(async ({ db, now }) => {
      const found = await findAccountByEmail(db, 'owner', to)
      if (!found?.phone_verified_at) return undefined
      await countTry(db, `accounts.texts-instead ${found.id}`, daily, now)
      return found
    })
    if (owner) await textTo(door, { kind, phone: owner.auth_phone, text, language: owner.language })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    door.centre.log.warn({ kind, code: error.code }, 'no SMS in the place of a mail')
  }
}
