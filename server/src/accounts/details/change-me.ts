import type { me } from '@tsunagu/contract/accounts.ts'
import type * as z from 'zod'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { updateAccount } from '../queries.ts'
import { readMe } from './read-me.ts'

export interface Change {
  name?: string | undefined
  kana?: string | undefined
  authPhone?: string | undefined
}

/** Changes my details (ACC-30); what is left out stays. */
export async function changeMe(work: Work, { name, kana, authPhone }: Change): Promise<z.input<typeof me>> {
  const { accountId } = ownerSession(work)
  await updateAccount(work.db, accountId, {
    ...(name === undefined ? {} : { name }),
    ...(kana === undefined ? {} : { kana }),
    ...(authPhone === undefined ? {} : { auth_phone: authPhone }),
  })
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return readMe(work)
}
