import type { JobDoor } from '../../platform/module.ts'
import type { Sms } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { sendText } from '../text-to.ts'
import { newCode, phoneCodeHash } from './phone-codes.ts'
import { findCodeToText, keepTextedHash } from './queries.ts'
import { codeText } from './texts.ts'

/** The job behind a code by SMS. Each attempt makes a code of its own: the one in the newest SMS counts. */
export async function textCode(door: JobDoor, { codeId }: { codeId: string }): Promise<void> {
  const sms = await door.work((work) => smsFor(work, codeId))
  if (sms) await sendText(door, sms)
}

async function smsFor(work: Work, codeId: string): Promise<Sms | undefined> {
  const row = await findCodeToText(work.db, codeId, work.now)
  const account = row && (await findAccount(work.db, row.account_id))
  if (!account) return undefined
  const [code, id] = [newCode(), crypto.randomUUID()]
  if (!(await keepTextedHash(work.db, row, phoneCodeHash(work.config.SECRET, row.id, code), id))) return undefined
  const text = codeText(code, work.config.CODE_MINUTES, new URL(work.config.ORIGIN).hostname)[account.language]
  return { id, kind: 'accounts.code', to: row.phone, text }
}
