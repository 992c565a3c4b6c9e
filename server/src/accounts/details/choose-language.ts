import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { updateAccount } from '../queries.ts'
import type { Language } from '../tables.ts'

/** The language of mails and notices. */
export async function chooseLanguage(work: Work, language: Language): Promise<void> {
  const { accountId } = ownerSession(work)
  await updateAccount(work.db, accountId, { language })
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
}
