import type { CarRequest } from '@tsunagu/contract/link.ts'
import { Refused } from '../../platform/errors.ts'
import { activeTrace } from '../../platform/watching/telemetry.ts'
import type { Work } from '../../platform/work.ts'
import { listDevices } from '../adapters/devices/queries.ts'
import { presenceOf } from '../presence/presence-of.ts'
import { signalReplicas } from '../signal-replicas.ts'
import { findUnit } from '../units/queries.ts'
import { findRequest, putRequest } from './queries.ts'
import { requestFrom } from './request-of.ts'
import type { Expected } from './rules.ts'
import { tellMoved } from './tell-moved.ts'

export interface Asking {
  vehicleId: string
  /** Made by the page: the same id asks once, however often it comes. */
  requestId: string
  /** `module/verb` of contract/src/message.ts */
  verb: string
  args: Record<string, unknown>
  /** The state that shows it has happened, when no answer comes. */
  expect?: Expected[]
  /** For the car's log: `owner`, `staff:<role>` or `centre`. */
  by: string
}

/**
 * Puts a request on its way to a car, after commit; follow it by `requestOf` and the event `link.request-moved`.
 * Gives Refused `already-requested` while the same verb is open under another id, `car-never-seen` without an enrolled unit or a device that takes requests.
 */
export async function askCar(work: Work, asking: Asking): Promise<CarRequest | Refused> {
  const { vehicleId, requestId, verb } = asking
  const expiresAt = new Date(work.now.getTime() + work.config.REQUEST_SECONDS * 1000)
  const asked = {
    vehicle_id: vehicleId,
    id: requestId,
    verb,
    args: asking.args,
    expect: asking.expect ?? [],
    by: asking.by,
    account_id: work.actor.kind === 'owner' ? work.actor.accountId : null,
    trace: activeTrace() ?? null,
    asked_at: work.now,
    changed_at: work.now,
    expires_at: expiresAt,
  }
  const put = await putRequest(work.db, asked)
  if (!put) return whyNotPut(work, vehicleId, requestId)
  const row = { ...asked, state: put.state, code: null, settled: null, sends: 0 }
  if (row.state === 'waking') await work.later({ name: 'link.wake', payload: { vehicleId, requestId, again: true } })
  await signalReplicas(work, { ask: vehicleId })
  await work.later({ name: 'link.give-up', payload: { vehicleId, requestId }, key: `link.give-up:${requestId}` }, expiresAt)
  await tellMoved(work, row)
  return requestFrom(row, put.last_seen_at?.toISOString() ?? null)
}

/** The same tap again, be it through another replica this very moment, or another tap while one is on its way, or no unit to ask. */
async function whyNotPut(work: Work, vehicleId: string, requestId: string): Promise<CarRequest | Refused> {
  const same = await findRequest(work.db, vehicleId, requestId)
  if (same) return requestFrom(same, (await presenceOf(work, vehicleId)).lastSeenAt)
  const [unit, devices] = await Promise.all([findUnit(work.db, vehicleId), listDevices(work.db, vehicleId)])
  const reached = unit?.state === 'enrolled' || devices.some(({ kind }) => kind === 'ovms')
  return new Refused(reached ? 'already-requested' : 'car-never-seen')
}
