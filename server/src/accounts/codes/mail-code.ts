import { randomInt } from 'node:crypto'
import { codeDigits } from '@tsunagu/contract/accounts.ts'
import type { Both } from '@tsunagu/contract/brand.ts'
import type { JobDoor } from '../../platform/module.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { findAccountByEmail } from '../queries.ts'
import { isAsked } from '../second-factor/rules.ts'
import { codeText } from '../second-factor/texts.ts'
import { sendMail } from '../send-mail.ts'
import { codeMail, knownAddressMail } from './mails.ts'
import { findCodeToMail, keepCodeHash } from './queries.ts'
import { codeHash } from './verify-code.ts'

/** The job behind "send me a code". Each attempt makes a code of its own: the one in the newest mail counts. */
export async function mailCode(door: JobDoor, { codeId }: { codeId: string }): Promise<void> {
  const found = await door.work((work) => mailFor(work, codeId))
  if (found) await sendMail(door, found.mail, found.instead)
}

/** Which mail, if any: a code, or "you have an account already"; nothing for a reset of an account that is not there. */
async function mailFor(work: Work, codeId: string): Promise<{ mail: Mail; instead?: Both } | undefined> {
  const row = await findCodeToMail(work.db, codeId, work.now)
  // RFC 2606: no mailbox there. Whoever must not learn that there is no address asks for a code to one of these
  if (!row || row.email.endsWith('.invalid')) return undefined
  const account = await findAccountByEmail(work.db, 'owner', row.email)
  if (row.purpose === 'registration' && account) return { mail: knownAddressMail(row.email, `${work.config.ORIGIN}/`) }
  if (row.purpose === 'password-reset' && !account) return undefined
  const code = randomInt(10 ** codeDigits)
    .toString()
    .padStart(codeDigits, '0')
  if (!(await keepCodeHash(work.db, row.id, row.sends, codeHash(work.config.SECRET, row.id, code)))) return undefined
  const { CODE_MINUTES: minutes, SECOND_FACTOR: mode, ORIGIN } = work.config
  const mail = codeMail(row.purpose, row.email, code, minutes)
  // where the phone is the second step it must not become the first one too
  const guarded = account !== undefined && isAsked({ mode, on: account.second_factor_at !== null })
  return { mail, ...(guarded ? {} : { instead: codeText(code, minutes, new URL(ORIGIN).hostname) }) }
}
