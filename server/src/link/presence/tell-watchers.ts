import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { watchedAmong } from '../queries.ts'

/** Says that these cars changed, when somebody looks: NOTIFY takes a database-wide lock at commit. */
export async function tellWatchers(work: Work, vehicleIds: readonly string[]): Promise<void> {
  for (const vehicleId of await watchedAmong(work.db, vehicleIds, work.now))
    await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
}
