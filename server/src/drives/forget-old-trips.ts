import type { Work } from '../platform/work.ts'
import { deleteOlder } from './queries.ts'

/** Trips older than DRIVE_DAYS go, and what is known of who read them. */
export async function forgetOldTrips(work: Work): Promise<void> {
  await deleteOlder(work.db, new Date(work.now.getTime() - work.config.DRIVE_DAYS * 86_400_000))
}
