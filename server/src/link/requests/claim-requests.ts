import type { RequestClaims } from '@tsunagu/contract/message.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSession } from '../presence/admit-car.ts'
import { lockPresence, takeCounters } from '../presence/queries.ts'
import { lockDue, markSent } from './queries.ts'
import { expiryInEpoch } from './rules.ts'
import { tellMoved } from './tell-moved.ts'

export interface Claimed {
  /** Thumbprints of the command keys the car holds. */
  keys: string[]
  claims: RequestClaims[]
}

/**
 * Takes what waits for a car this replica holds; sign and publish it after commit. `again`: also what went out and was not answered.
 * Whoever dies between commit and publishing has lost nothing: unanswered requests go out again.
 */
export async function claimRequests(work: Work, car: CarSession, again: boolean): Promise<Claimed | undefined> {
  await lockPresence(work.db, car.vehicleId)
  const due = await lockDue(work.db, car.vehicleId, again, work.now)
  if (due.length === 0) return undefined
  const line = await takeCounters(work.db, car.vehicleId, car.connection, due.length)
  if (!line?.epoch || line.clock === null || !line.clock_at) return undefined
  const { epoch, clock, clock_at: clockAt, counter } = line
  await markSent(
    work.db,
    car.vehicleId,
    due.map(({ id }) => id),
    work.now,
  )
  for (const row of due) if (row.state !== 'sent') await tellMoved(work, { ...row, state: 'sent' })
  const claims = due.map((row, index) => ({
    carId: car.carId,
    verb: row.verb,
    id: row.id,
    epoch,
    counter: counter - due.length + index + 1,
    expiry: expiryInEpoch(row.expires_at, clock, clockAt),
    args: row.args,
    by: row.by,
  }))
  return { keys: line.keys, claims }
}
