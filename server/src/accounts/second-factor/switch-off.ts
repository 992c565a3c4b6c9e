import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { updateAccount } from '../queries.ts'
import { factorMissing, myFactor } from './proved.ts'
import { replaceRecoveryCodes } from './queries.ts'

/** The password alone signs me in again; recovery codes end. Refused `second-factor-needed`, or `second-factor-required` by the operator. */
export async function switchOffSecondFactor(work: Work): Promise<Refused | undefined> {
  const mine = await myFactor(work)
  if (work.config.SECOND_FACTOR === 'required') return new Refused('second-factor-required')
  const missing = factorMissing(mine)
  if (missing) return missing
  const { id, second_factor_at } = mine.account
  if (second_factor_at === null) return undefined
  await updateAccount(work.db, id, { second_factor_at: null })
  await replaceRecoveryCodes(work.db, id, [], work.now)
  await work.tell(told({ type: 'accounts.second-factor-off', accountId: id }))
  await changed(work, { key: `account:${id}`, topic: 'account' })
  return undefined
}
