import type { RequestClaims } from '@tsunagu/contract/message.ts'
import { spanningInside } from '../../platform/watching/telemetry.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSession } from '../presence/admit-car.ts'
import { takeDue } from './queries.ts'
import { expiryInEpoch } from './rules.ts'
import { tellMoved } from './tell-moved.ts'

export interface Claimed {
  /** Thumbprints of the command keys the car holds. */
  keys: string[]
  claims: RequestClaims[]
  /** Of each request's tap, by its id. */
  traces: ReadonlyMap<string, string>
}

/**
 * Takes what waits for a car this replica holds; sign and publish it after commit. `again`: also what went out and was not answered.
 * Whoever dies between commit and publishing has lost nothing: unanswered requests go out again.
 */
export async function claimRequests(work: Work, car: CarSession, again: boolean): Promise<Claimed | undefined> {
  const due = await takeDue(work.db, car.vehicleId, car.connection, again, work.now)
  const [first] = due
  if (!first) return undefined
  for (const row of due) {
    const options = { parent: row.trace, startTime: work.now, attributes: { 'tsunagu.request': row.id, 'tsunagu.verb': row.verb } }
    await spanningInside('claim request', options, async () => {
      if (row.state !== 'sent') await tellMoved(work, { ...row, state: 'sent' })
    })
  }
  const claims = due.map((row) => ({
    carId: car.carId,
    verb: row.verb,
    id: row.id,
    epoch: row.epoch,
    counter: row.counter,
    expiry: expiryInEpoch(row.expires_at, row.clock, row.clock_at),
    args: row.args,
    by: row.by,
  }))
  const traces = new Map(due.flatMap(({ id, trace }) => (trace ? [[id, trace] as const] : [])))
  return { keys: first.keys, claims, traces }
}
