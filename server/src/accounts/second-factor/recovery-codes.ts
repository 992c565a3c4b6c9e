import { randomBytes } from 'node:crypto'
import { Refused } from '../../platform/errors.ts'
import { countTry, refuseSpent } from '../../platform/limits.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { hmac } from '../keys.ts'
import { countRecoveryCodes, replaceRecoveryCodes, useRecoveryCode } from './queries.ts'
import { recoveryCodeFrom, shownRecoveryCode } from './rules.ts'

const codes = 10
const misses = { calls: 20, seconds: 86_400 }

const hashOf = (work: Work, accountId: string, code: string) => hmac(work.config.SECRET, 'recovery code', accountId, code)

/** Ten new codes in the place of the older ones, as they are shown; only their hashes are kept. */
export async function newRecoveryCodes(work: Work, accountId: string): Promise<string[]> {
  const made = Array.from({ length: codes }, () => recoveryCodeFrom(randomBytes(codes)))
  await replaceRecoveryCodes(
    work.db,
    accountId,
    made.map((code) => hashOf(work, accountId, code)),
    work.now,
  )
  return made.map(shownRecoveryCode)
}

/** Takes one, once, and tells its owner. Refused `recovery-code-wrong`; throws TooMany after too many wrong ones in a day. */
export async function takeRecovery(work: Work, accountId: string, code: string): Promise<Refused | undefined> {
  const key = `accounts.recovery-code-misses ${accountId}`
  await refuseSpent(work.db, key, misses, work.now)
  if (!(await useRecoveryCode(work.db, accountId, hashOf(work, accountId, code), work.now))) {
    await countTry(work.db, key, misses, work.now)
    return new Refused('recovery-code-wrong')
  }
  const left = await countRecoveryCodes(work.db, accountId)
  await work.tell(told({ type: 'accounts.recovery-code-used', accountId, left }))
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return undefined
}
