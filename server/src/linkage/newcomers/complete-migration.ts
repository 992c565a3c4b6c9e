import type { Details } from '@tsunagu/contract/profile.ts'
import { keepLogin, registerVerified, signInHere } from '../../accounts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { attachCard } from '../attach-card.ts'
import { identityDiffers } from '../identify.ts'
import { useCheck } from '../queries.ts'
import { differsFromAccount } from '../rules.ts'
import { openCard } from '../sealed.ts'
import { type InBrowser, migrationOf } from './migration-of.ts'

interface Completion extends InBrowser {
  details: Details
  password: string
  /** Where the session goes. */
  browser: Pick<Asked<undefined, undefined, undefined>, 'address' | 'userAgent' | 'cookies' | 'setCookie'>
}

/**
 * Procedure ②, step 9 (MIG-11): account and link in one transaction, signed in afterwards. What the record filled in may be changed, who
 * it is may not (`identity-differs`, ACC-07). Refused `check-over`, `code-needed`, `password-known`, `already-registered`, `already-linked`.
 */
export async function completeMigration(work: Work, asked: Completion): Promise<{ next: string } | Refused> {
  const { details, browserHash } = asked
  const check = await migrationOf(work, asked)
  if (check instanceof Refused) return check
  if (check.code_id === null || check.verified_at === null) return new Refused('code-needed')
  const items = differsFromAccount(openCard(work, check.card).holder, { birthDate: null, ...details })
  if (items.length > 0) return identityDiffers('card', items)
  const login = { codeId: check.code_id, browserHash, password: asked.password, authPhone: details.mobilePhone }
  const refused = await keepLogin(work, login)
  if (refused) return refused
  const accountId = await registerVerified(work, { codeId: check.code_id, browserHash, details, termsVersion: check.terms_version ?? '' })
  if (accountId instanceof Refused) return accountId
  const late = await attachCard(work, check.card, accountId)
  // thrown: an account without its card is not what was asked for
  if (late) throw late
  await useCheck(work.db, check.id, work.now)
  await signInHere(work, accountId, asked.browser)
  return { next: '/' }
}
