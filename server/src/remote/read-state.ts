import type { CarState } from '@tsunagu/contract/remote.ts'
import { requestsOf, stateOf } from '../link/index.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf, whyNoService } from '../vehicles/index.ts'
import { carView } from './car-view.ts'

/** Everything remote check shows (RCK-01, RCK-02). Refused `service-not-available` when the car's list lacks it. */
export async function readState(work: Work, vehicleId: string): Promise<CarState | Refused> {
  return whyNoService(await vehicleOf(work, vehicleId), 'remote-check') ?? presentState(work, vehicleId)
}

/** The same for verbs that decide by it; the caller has checked whose car it is. */
export async function presentState(work: Work, vehicleId: string): Promise<CarState> {
  const { presence, signals } = await stateOf(work, vehicleId)
  const [lock] = await requestsOf(work, vehicleId, { verbs: ['remote/lock-doors'], most: 1 })
  const worked = lock?.state === 'done' || lock?.settled === 'happened'
  return carView({
    vehicleId,
    presence,
    signals,
    now: work.now,
    staleMinutes: work.config.STALE_MINUTES,
    lockedRemotelyAt: worked ? lock.changedAt : null,
  })
}
