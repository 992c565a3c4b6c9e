/** The step after the password: the code a sign-in waits for, read, sent again, taken, or a recovery code instead (ACC-19). */

import type { Written } from '@tsunagu/contract/endpoint.ts'
import type { readSignInCode as endpoint } from '@tsunagu/contract/second-factor.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { markPhoneVerified } from '../queries.ts'
import { phoneCodeAnswer, resendByPhone, tryByPhone } from './phone-codes.ts'
import { endPhoneCode, findSignInCode, type PhoneCode } from './queries.ts'
import { takeRecovery } from './recovery-codes.ts'
import { endOfPhone } from './rules.ts'

type Answer = Written<(typeof endpoint)['response']>

/** Throws NotFound `no-code-needed`. */
async function waiting(work: Work, { uid }: Interaction): Promise<PhoneCode> {
  const row = await findSignInCode(work.db, uid)
  if (!row) throw new NotFound('no-code-needed')
  return row
}

const shown = (work: Work, row: PhoneCode): Promise<Answer> => phoneCodeAnswer(work, row, endOfPhone(row.phone))

export const readSignInCode = async (work: Work, interaction: Interaction): Promise<Answer> => shown(work, await waiting(work, interaction))

/** Refused `resend-too-early` or `code-used-up`. */
export async function resendSignInCode(work: Work, interaction: Interaction, address: string): Promise<Answer | Refused> {
  const sent = await resendByPhone(work, await waiting(work, interaction), address)
  return sent instanceof Refused ? sent : shown(work, sent)
}

/** Refused `code-wrong`, `code-used-up` or `code-expired`. */
export async function takeSignInCode(work: Work, interaction: Interaction, code: string): Promise<{ next: string } | Refused> {
  const row = await waiting(work, interaction)
  const refused = await tryByPhone(work, row, code)
  if (refused) return refused
  await markPhoneVerified(work.db, row.account_id, row.phone, work.now)
  await endPhoneCode(work.db, row.id, work.now)
  return signedIn(work, interaction, { accountId: row.account_id, acr: 'second-factor', by: 'sms' })
}

/** Refused `recovery-code-wrong`. */
export async function takeRecoveryCode(work: Work, interaction: Interaction, code: string): Promise<{ next: string } | Refused> {
  const row = await waiting(work, interaction)
  const refused = await takeRecovery(work, row.account_id, code)
  if (refused) return refused
  await endPhoneCode(work.db, row.id, work.now)
  return signedIn(work, interaction, { accountId: row.account_id, acr: 'second-factor', by: 'recovery-code' })
}
