import type { Work } from '../../platform/work.ts'
import { renewWatcher } from '../queries.ts'

const leaseSeconds = 45

/** Somebody looks at this car: for 45 seconds its changes are told live (`changed`, topic `remote`). */
export const watch = (work: Work, vehicleId: string): Promise<void> =>
  renewWatcher(work.db, vehicleId, new Date(work.now.getTime() + leaseSeconds * 1000))
