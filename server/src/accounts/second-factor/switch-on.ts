import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import { canText } from '../../platform/outside/sms.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { updateAccount } from '../queries.ts'
import { myFactor } from './proved.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/**
 * From now on a code by SMS is asked for after my password (ACC-19); gives ten recovery codes, this once.
 * Refused `sms-off`, `second-factor-on`, or `phone-code-needed` unless a code to my number has just come back.
 */
export async function switchOnSecondFactor(work: Work): Promise<{ recoveryCodes: string[] } | Refused> {
  const { account, proved } = await myFactor(work)
  if (work.config.SECOND_FACTOR === 'off' || !canText(work.config)) return new Refused('sms-off')
  if (account.second_factor_at !== null) return new Refused('second-factor-on')
  if (account.phone_verified_at === null || !proved) return new Refused('phone-code-needed')
  await updateAccount(work.db, account.id, { second_factor_at: work.now })
  await work.tell(told({ type: 'accounts.second-factor-on', accountId: account.id }))
  await changed(work, { key: `account:${account.id}`, topic: 'account' })
  return { recoveryCodes: await newRecoveryCodes(work, account.id) }
}
