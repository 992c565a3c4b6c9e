import type { Work } from '../../platform/work.ts'
import { renewWatcher } from '../queries.ts'
import { signalReplicas } from '../signal-replicas.ts'

const leaseSeconds = 45

/** Somebody looks at this car: for 45 seconds its changes are told live (`changed`, topic `remote`). */
export async function watch(work: Work, vehicleId: string): Promise<void> {
  const begins = await renewWatcher(work.db, vehicleId, work.now, new Date(work.now.getTime() + leaseSeconds * 1000))
  if (begins) await signalReplicas(work, { look: vehicleId })
}
