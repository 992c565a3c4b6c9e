import { randomInt } from 'node:crypto'
import { codeDigits } from '@tsunagu/contract/accounts.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { findAccountByEmail } from '../queries.ts'
import { sendMail } from '../send-mail.ts'
import { codeMail, knownAddressMail } from './mails.ts'
import { findCodeToMail, keepCodeHash } from './queries.ts'
import { codeHash } from './verify-code.ts'

/** The job behind "send me a code". Each attempt makes a code of its own: the one in the newest mail counts. */
export async function mailCode(door: JobDoor, { codeId }: { codeId: string }): Promise<void> {
  const mail = await door.work((work) => mailFor(work, codeId))
  if (!mail) return
  await sendMail(door, mail)
}

/** Which mail, if any: a code, or "you have an account already"; nothing for a reset of an account that is not there. */
async function mailFor(work: Work, codeId: string): Promise<Mail | undefined> {
  const row = await findCodeToMail(work.db, codeId, work.now)
  // RFC 2606: no mailbox there. Whoever must not learn that there is no address asks for a code to one of these
  if (!row || row.email.endsWith('.invalid')) return undefined
  const account = await findAccountByEmail(work.db, 'owner', row.email)
  if (row.purpose === 'registration' && account) return knownAddressMail(row.email, `${work.config.ORIGIN}/`)
  if (row.purpose === 'password-reset' && !account) return undefined
  const code = randomInt(10 ** codeDigits)
    .toString()
    .padStart(codeDigits, '0')
  if (!(await keepCodeHash(work.db, row.id, row.sends, codeHash(work.config.SECRET, row.id, code)))) return undefined
  return codeMail(row.purpose, row.email, code, work.config.CODE_MINUTES)
}
