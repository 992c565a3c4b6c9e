import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { updateAccount } from '../queries.ts'
import { verifiedSince } from '../rules.ts'
import { proveFactor } from '../sessions/queries.ts'
import { factorMissing, myFactor } from './proved.ts'
import { takeVerifiedPhone } from './queries.ts'

/**
 * The number whose code I have just given becomes my authentication phone. Refused `second-factor-needed`: with the second
 * factor on the old number or a recovery code is asked for first; `code-needed`: no code of another number was given.
 */
export async function changePhone(work: Work, codeId: string): Promise<Refused | undefined> {
  const mine = await myFactor(work)
  const missing = factorMissing(mine)
  if (missing) return missing
  const { account, sessionId } = mine
  const phone = await takeVerifiedPhone(work.db, codeId, sessionId, verifiedSince(work.now).verifiedAfter, work.now)
  if (!phone) return new Refused('code-needed')
  await updateAccount(work.db, account.id, { auth_phone: phone, phone_verified_at: work.now })
  await proveFactor(work.db, sessionId, work.now)
  if (phone !== account.auth_phone) await work.tell(told({ type: 'accounts.phone-changed', accountId: account.id }))
  await changed(work, { key: `account:${account.id}`, topic: 'account' })
  return undefined
}
