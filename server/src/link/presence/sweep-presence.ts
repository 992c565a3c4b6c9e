import type { Work } from '../../platform/work.ts'
import { endDeadReplicas } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** Marks the cars of replicas that stopped renewing their lease (killed, cut off) lost. */
export async function sweepPresence(work: Work): Promise<void> {
  for (const vehicleId of await endDeadReplicas(work.db, work.now)) await tellWatchers(work, vehicleId)
}
