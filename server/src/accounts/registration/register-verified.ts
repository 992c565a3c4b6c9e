import type { Details } from '@tsunagu/contract/profile.ts'
import { Invalid, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endCode, lockVerified } from '../codes/queries.ts'
import { missingItems } from '../profile/rules.ts'
import { sealedDetails } from '../profile/sealed-details.ts'
import { updateAccount } from '../queries.ts'
import { verifiedSince } from '../rules.ts'
import { insertOwner } from './register-owner.ts'

export interface Verified {
  codeId: string
  browserHash: Buffer
  details: Details
  termsVersion: string
}

/**
 * Makes the account of a verified address with the sign-in that was kept and all its details, of a person or a corporation
 * (ACC-12), and gives its id. Refused `code-needed`, `login-needed` or `already-registered`.
 * Throws Invalid for what this centre asks of a corporation beside the rest (ACC-23).
 */
export async function registerVerified(work: Work, { codeId, browserHash, details, termsVersion }: Verified): Promise<string | Refused> {
  const missing = missingItems(details, work.config.CORPORATION_REQUIRES)
  if (Object.keys(missing).length > 0) throw new Invalid(missing)
  const code = await lockVerified(work.db, codeId, 'registration', browserHash, verifiedSince(work.now))
  if (!code) return new Refused('code-needed')
  if (code.password_hash === null || code.auth_phone === null) return new Refused('login-needed')
  const accountId = await insertOwner(work, {
    email: code.email,
    passwordHash: code.password_hash,
    name: details.name,
    kana: details.kana,
    authPhone: code.auth_phone,
    language: code.language,
    termsVersion,
    customerKind: details.kind,
  })
  if (!accountId) return new Refused('already-registered')
  await updateAccount(work.db, accountId, sealedDetails(work.config, accountId, details))
  await endCode(work.db, code.id, work.now)
  return accountId
}
