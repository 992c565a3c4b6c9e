import type { mailedCode } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { askForCode } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { checkExpiry } from '../check-card.ts'
import { updateCheck } from '../queries.ts'
import { sealEmail } from '../sealed.ts'
import { type InBrowser, migrationOf } from './migration-of.ts'

interface Address extends InBrowser {
  email: string
  language: 'ja' | 'en'
  termsVersion: string
}

/** Procedure ②, step 6 (MIG-10): a code to the address that will be the account’s; one that has an account gets a mail that says so. */
export async function mailMigrationCode(
  work: Work,
  { email, language, termsVersion, ...browser }: Address,
): Promise<z.input<typeof mailedCode> | Refused> {
  const check = await migrationOf(work, browser)
  if (check instanceof Refused) return check
  const mailed = await askForCode(work, { purpose: 'registration', email, language, termsVersion, browserHash: browser.browserHash })
  await updateCheck(work.db, check.id, {
    email: sealEmail(work, check.id, email),
    code_id: mailed.id,
    terms_version: termsVersion,
    verified_at: null,
    expires_at: checkExpiry(work),
  })
  return mailed
}
