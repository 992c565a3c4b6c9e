import type { Work } from '../platform/work.ts'
import { deleteNoticesBefore } from './queries.ts'

/** Notices older than NOTICE_DAYS go, with what is known of their deliveries. */
export async function forgetNotices(work: Work): Promise<void> {
  await deleteNoticesBefore(work.db, new Date(work.now.getTime() - work.config.NOTICE_DAYS * 24 * 3600_000))
}
