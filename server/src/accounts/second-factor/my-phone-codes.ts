/** Codes by SMS in the account: to my number, which proves the second factor, or to one that is to become mine. */
import type { textedCode } from '@tsunagu/contract/second-factor.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import { canText } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount, markPhoneVerified } from '../queries.ts'
import { proveFactor } from '../sessions/queries.ts'
import { askByPhone, phoneCodeAnswer, resendByPhone, tryByPhone } from './phone-codes.ts'
import { findPhoneCode, type PhoneCode } from './queries.ts'
import { takeRecovery } from './recovery-codes.ts'

type Answer = z.input<typeof textedCode>

/** Refused `sms-off` where this centre sends none. `phone`: mine when left out. */
export async function askPhoneCode(
  work: Work,
  { phone, address }: { phone: string | undefined; address: string },
): Promise<Answer | Refused> {
  const { accountId, sessionId } = ownerSession(work)
  const account = await findAccount(work.db, accountId)
  if (!account) throw new NotFound()
  if (!canText(work.config)) return new Refused('sms-off')
  const asked = { account_id: accountId, phone: phone ?? account.auth_phone, interaction: null, session_id: sessionId }
  return shown(work, await askByPhone(work, asked, address))
}

export const readPhoneCode = async (work: Work, id: string): Promise<Answer> => shown(work, await mine(work, id))

/** Refused `resend-too-early` or `code-used-up`. */
export async function resendPhoneCode(work: Work, { id, address }: { id: string; address: string }): Promise<Answer | Refused> {
  const sent = await resendByPhone(work, await mine(work, id), address)
  return sent instanceof Refused ? sent : shown(work, sent)
}

/** Refused `code-wrong`, `code-used-up` or `code-expired`. */
export async function verifyPhoneCode(work: Work, { id, code }: { id: string; code: string }): Promise<Refused | undefined> {
  const row = await mine(work, id)
  const refused = await tryByPhone(work, row, code)
  if (refused) return refused
  const account = await findAccount(work.db, row.account_id)
  if (account?.auth_phone !== row.phone) return undefined
  await markPhoneVerified(work.db, account.id, row.phone, work.now)
  await proveFactor(work.db, ownerSession(work).sessionId, work.now)
  await changed(work, { key: `account:${account.id}`, topic: 'account' })
  return undefined
}

/** Refused `recovery-code-wrong`. */
export async function proveByRecoveryCode(work: Work, code: string): Promise<Refused | undefined> {
  const { accountId, sessionId } = ownerSession(work)
  const refused = await takeRecovery(work, accountId, code)
  if (!refused) await proveFactor(work.db, sessionId, work.now)
  return refused
}

async function mine(work: Work, id: string): Promise<PhoneCode> {
  const row = await findPhoneCode(work.db, id, ownerSession(work).sessionId)
  if (!row) throw new NotFound()
  return row
}

const shown = (work: Work, row: PhoneCode) => phoneCodeAnswer(work, row, row.phone)
