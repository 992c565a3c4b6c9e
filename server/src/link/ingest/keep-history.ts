import type { Work } from '../../platform/work.ts'
import { forgetWatchers } from '../queries.ts'
import { forgetOld, makeDays } from './queries.ts'

/** Days of partitions made ahead. */
export const daysAhead = 3

/** Makes tomorrow's partitions, forgets what has run out, and sends history older than the retention on its way out. */
export async function keepHistory(work: Work): Promise<void> {
  await makeDays(work.db, work.now, daysAhead)
  await forgetOld(work.db, new Date(work.now.getTime() - work.config.HISTORY_DAYS * 24 * 3600_000))
  await forgetWatchers(work.db, work.now)
  await work.later({ name: 'link.retire-days', payload: {}, key: 'link.retire-days' })
}
