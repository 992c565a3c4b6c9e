import type { me } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { NotFound, Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { heldBack } from '../profile/rules.ts'
import { heldItems } from '../profile/sealed-details.ts'
import { lockAccount, updateAccount } from '../queries.ts'
import { isAsked } from '../second-factor/rules.ts'
import { readMe } from './read-me.ts'

export interface Change {
  name?: string | undefined
  kana?: string | undefined
  authPhone?: string | undefined
}

/** Changes my details (ACC-30); what is left out stays. Refused `identity-held`: the name of a linked account (ACC-17); `phone-code-needed`: the number of a second factor (ACC-19). */
export async function changeMe(work: Work, { name, kana, authPhone }: Change): Promise<z.input<typeof me> | Refused> {
  const { accountId } = ownerSession(work)
  const row = await lockAccount(work.db, accountId)
  if (!row) throw new NotFound()
  const items = heldBack(heldItems(row), row, { ...(name === undefined ? {} : { name }), ...(kana === undefined ? {} : { kana }) })
  if (items.length > 0) return new Refused('identity-held', { items })
  // the number that guards the account changes by a code to both (change-phone.ts)
  const guarded = isAsked({ mode: work.config.SECOND_FACTOR, on: row.second_factor_at !== null })
  if (authPhone !== undefined && authPhone !== row.auth_phone && guarded) return new Refused('phone-code-needed')
  await updateAccount(work.db, accountId, {
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(authPhone === undefined || authPhone === row.auth_phone ? {} : { auth_phone: authPhone, phone_verified_at: null }),
  })
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return readMe(work)
}
