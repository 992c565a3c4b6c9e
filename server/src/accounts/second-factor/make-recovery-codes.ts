import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { factorMissing, myFactor } from './proved.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/** Ten new recovery codes, shown this once. Refused `second-factor-needed`, or `second-factor-off` where none is asked for. */
export async function makeRecoveryCodes(work: Work): Promise<{ recoveryCodes: string[] } | Refused> {
  const mine = await myFactor(work)
  if (!mine.asked) return new Refused('second-factor-off')
  const missing = factorMissing(mine)
  if (missing) return missing
  await changed(work, { key: `account:${mine.account.id}`, topic: 'account' })
  return { recoveryCodes: await newRecoveryCodes(work, mine.account.id) }
}
