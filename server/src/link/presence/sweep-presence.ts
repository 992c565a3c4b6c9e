import type { Work } from '../../platform/work.ts'
import { loseSilentTrackers } from '../adapters/devices/queries.ts'
import { noteIncident } from '../line-state/note-incident.ts'
import { endDeadReplicas } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** A phone that tells where it is does so at least this often while it moves (ms). */
const trackerPatience = 15 * 60_000

/**
 * Marks the cars of replicas that stopped renewing their lease (killed, cut off) lost, and those that only a tracker speaks for and that
 * has been silent for a quarter of an hour.
 */
export async function sweepPresence(work: Work): Promise<void> {
  for (const { replica, vehicleIds } of await endDeadReplicas(work.db, work.now)) {
    await noteIncident(work, { kind: 'replica-died', replica, facts: { cars: vehicleIds.length } })
    await tellWatchers(work, vehicleIds)
  }
  await tellWatchers(work, await loseSilentTrackers(work.db, new Date(work.now.getTime() - trackerPatience), work.now))
}
