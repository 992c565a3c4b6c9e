import type { Details } from '@tsunagu/contract/profile.ts'
import { Invalid, NotFound, Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { lockAccount, updateAccount } from '../queries.ts'
import { heldBack, missingItems } from './rules.ts'
import { detailsOf, heldItems, sealedDetails } from './sealed-details.ts'

/**
 * Keeps an owner's details (ACC-16). Refused `other-kind`: an account has one kind for good (ACC-13); `identity-held` with
 * `facts.items`: name or birth date of an account linked with G-Link (ACC-17). A birth date never given may still be given.
 * Throws Invalid for what this centre asks of a corporation beside the rest (ACC-23).
 */
export async function setProfile(work: Work, accountId: string, details: Details): Promise<Refused | undefined> {
  const missing = missingItems(details, work.config.CORPORATION_REQUIRES)
  if (Object.keys(missing).length > 0) throw new Invalid(missing)
  const row = await lockAccount(work.db, accountId)
  if (row?.kind !== 'owner') throw new NotFound()
  if (row.customer_kind !== details.kind) return new Refused('other-kind')
  const items = heldBack(heldItems(row), { name: row.name, kana: row.kana, ...detailsOf(work.config, row) }, details)
  if (items.length > 0) return new Refused('identity-held', { items })
  await updateAccount(work.db, accountId, sealedDetails(work.config, accountId, details))
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return undefined
}
