import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { isWatched } from '../queries.ts'

/** Says that this car changed, when somebody looks: NOTIFY takes a database-wide lock at commit. */
export async function tellWatchers(work: Work, vehicleId: string): Promise<void> {
  if (await isWatched(work.db, vehicleId, work.now)) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
}
