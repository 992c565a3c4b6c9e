import { NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type CheckRow, lockCheckIn } from '../queries.ts'

export interface InBrowser {
  migrationId: string
  /** SHA-256 of the browser's cookie: the id alone opens nothing. */
  browserHash: Buffer
}

/** What this browser began. Throws NotFound elsewhere; Refused `check-over` after half an hour without a step, or when it is done. */
export async function migrationOf(work: Work, { migrationId, browserHash }: InBrowser): Promise<CheckRow | Refused> {
  const check = await lockCheckIn(work.db, migrationId, browserHash)
  if (!check) throw new NotFound()
  return check.used_at !== null || check.expires_at <= work.now ? new Refused('check-over') : check
}
