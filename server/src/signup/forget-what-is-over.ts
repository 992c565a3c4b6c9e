import type { Work } from '../platform/work.ts'
import { endOldLinks, forgetLinks } from './links/queries.ts'
import { forgetProcedures } from './procedures/queries.ts'
import { forgetTablets } from './tablets/queries.ts'

const weeks = 4

/** Drafts and answers of those who did not come back in time go, and links that are of no use any more. */
export async function forgetWhatIsOver(work: Work): Promise<void> {
  await endOldLinks(work.db, work.now)
  await forgetProcedures(work.db, work.now)
  const before = new Date(work.now.getTime() - weeks * 7 * 24 * 3600_000)
  await forgetLinks(work.db, before)
  await forgetTablets(work.db, before)
}
