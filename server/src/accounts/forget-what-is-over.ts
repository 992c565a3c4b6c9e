import type { Work } from '../platform/work.ts'
import { deleteOldCodes } from './codes/queries.ts'
import { deleteOldDocuments } from './identity-changes/queries.ts'
import { deleteOldRecords } from './openid/queries.ts'
import { deleteOldChallenges } from './passkeys/queries.ts'
import { deleteOldPhoneCodes } from './second-factor/queries.ts'
import { deleteOldSessions } from './sessions/queries.ts'
import { deleteOldGuesses } from './sign-in/queries.ts'
import { deleteOldTokens } from './tokens/queries.ts'

const day = 86_400_000

/** Clears what no longer opens anything: expired sessions, codes, challenges, tokens. */
export async function forgetWhatIsOver({ db, now, config }: Work): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * day)
  await deleteOldSessions(db, now, daysAgo(config.SESSION_IDLE_DAYS))
  await deleteOldCodes(db, daysAgo(1), daysAgo(4))
  await deleteOldPhoneCodes(db, daysAgo(1))
  await deleteOldChallenges(db, now)
  await deleteOldRecords(db, daysAgo(1))
  // IMP-28: what showed a name is kept no longer than a decision can be asked about
  await deleteOldDocuments(db, daysAgo(30))
  await deleteOldGuesses(db, daysAgo(1))
  await deleteOldTokens(db, daysAgo(30))
}
