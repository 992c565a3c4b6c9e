import type { Work } from '../../platform/work.ts'
import { forgetWatchers } from '../queries.ts'
import { dropDays, makeDays } from './queries.ts'

/** Days of partitions made ahead. */
export const daysAhead = 3

/** Makes tomorrow's partitions, drops history older than the retention, and forgets what has run out. */
export async function keepHistory(work: Work): Promise<void> {
  await makeDays(work.db, work.now, daysAhead)
  await dropDays(work.db, new Date(work.now.getTime() - work.config.HISTORY_DAYS * 24 * 3600_000))
  await forgetWatchers(work.db, work.now)
}
