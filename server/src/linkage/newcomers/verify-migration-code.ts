import { verifyCode } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { checkExpiry } from '../check-card.ts'
import { updateCheck } from '../queries.ts'
import { type InBrowser, migrationOf } from './migration-of.ts'

/** Procedure ②, step 7 (MIG-10). Refused as `verifyCode`, or `check-over`; pressed twice it is once. */
export async function verifyMigrationCode(work: Work, { code, ...browser }: InBrowser & { code: string }): Promise<Refused | undefined> {
  const check = await migrationOf(work, browser)
  if (check instanceof Refused) return check
  if (check.verified_at !== null) return undefined
  if (check.code_id === null) return new Refused('code-expired')
  const verified = await verifyCode(work, { id: check.code_id, browserHash: browser.browserHash, code })
  if (verified instanceof Refused) return verified
  await updateCheck(work.db, check.id, { verified_at: work.now, expires_at: checkExpiry(work) })
  return undefined
}
