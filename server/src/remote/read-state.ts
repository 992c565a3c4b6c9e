import type { CarState } from '@tsunagu/contract/remote.ts'
import { contractNeeded } from '../contracts/index.ts'
import { requestsOf, stateOf } from '../link/index.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf, whyNoService } from '../vehicles/index.ts'
import { carView, type Signals } from './car-view.ts'

/** Everything remote check shows (RCK-01, RCK-02). Refused `service-not-available` when the car's list lacks it, `contract-needed` (GLK-32). */
export async function readState(work: Work, vehicleId: string): Promise<CarState | Refused> {
  const [vehicle, uncontracted, { state }] = await Promise.all([
    vehicleOf(work, vehicleId),
    contractNeeded(work, vehicleId),
    presentState(work, vehicleId),
  ])
  return whyNoService(vehicle, 'remote-check') ?? uncontracted ?? state
}

/** The same for verbs that decide by it, with the signals it is made of; the caller has checked whose car it is. */
export async function presentState(work: Work, vehicleId: string): Promise<{ state: CarState; signals: Signals }> {
  const { presence, signals, verbs } = await stateOf(work, vehicleId)
  const shown = (lockedRemotelyAt: string | null) =>
    carView({ vehicleId, presence, signals, now: work.now, staleMinutes: work.config.STALE_MINUTES, lockedRemotelyAt, verbs })
  const state = shown(null)
  // only a locked car without its alarm can have been locked from afar
  if (state.locked?.value !== true || state.alarmArmed?.value === true) return { signals, state }
  // a second try that the car refused does not undo the first
  const locks = await requestsOf(work, vehicleId, { verbs: ['remote/lock-doors'], most: 10 })
  const worked = locks.find(({ state: end, settled }) => end === 'done' || settled === 'happened')
  return { signals, state: worked ? shown(worked.changedAt) : state }
}
