import type { CarRequest } from '@tsunagu/contract/link.ts'
import { contractNeeded } from '../contracts/index.ts'
import { askCar, stateOf } from '../link/index.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf, whyNoService } from '../vehicles/index.ts'
import { whyUnread } from './cautions.ts'
import { type Asked, whyNotByDevice } from './operate.ts'

/** Asks the car for its whole state now (IMP-10); it may be asleep or drive, that is no reason against it; a tracker that nobody can ask is. */
export async function refreshState(work: Work, { vehicleId, requestId }: Asked): Promise<CarRequest | Refused> {
  const [vehicle, uncontracted, unread, state] = await Promise.all([
    vehicleOf(work, vehicleId),
    contractNeeded(work, vehicleId),
    whyUnread(work, 'remote-check'),
    stateOf(work, vehicleId),
  ])
  return (
    whyNoService(vehicle, 'remote-check') ??
    uncontracted ??
    whyNotByDevice(state, 'remote-check', 'link/report') ??
    unread ??
    askCar(work, { vehicleId, requestId, verb: 'link/report', args: {}, by: 'owner' })
  )
}
