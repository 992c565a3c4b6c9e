import type { NoticeKind } from '@tsunagu/contract/notices.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { inform } from './inform.ts'
import { chosenPreferences, savePreference } from './queries.ts'
import { preferencesFrom } from './rules.ts'

/** Chooses mail and push for one kind of news. Silencing the account's mails is itself told by mail. */
export async function changeSettings(
  work: Work,
  accountId: string,
  kind: NoticeKind,
  chosen: { mail: boolean; push: boolean },
): Promise<void> {
  const before = preferencesFrom(await chosenPreferences(work.db, accountId))
  await savePreference(work.db, accountId, kind, chosen)
  if (kind === 'account' && before.account.mail && !chosen.mail) await inform(work, { to: accountId, word: 'account-mail-off', facts: {} })
  await changed(work, { key: `account:${accountId}`, topic: 'notices' })
}
