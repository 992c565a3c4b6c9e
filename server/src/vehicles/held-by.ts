import type { Work } from '../platform/work.ts'
import { heldSinceRow, holdingRows } from './queries.ts'
import { isShown } from './vehicle-of.ts'

/** A time in which somebody owned a car; `until` null: to this day. */
export interface Holding {
  from: Date
  until: Date | null
}

/**
 * When this account owned the car, the oldest time first; none for a car it never owned, or that the caller's token may not see.
 * What a car did in the time of one owner is nobody else's to see.
 */
export async function heldBy(work: Work, vehicleId: string, accountId: string): Promise<Holding[]> {
  if (!isShown(work.actor, vehicleId)) return []
  return (await holdingRows(work.db, accountId, vehicleId)).map(({ since, until }) => ({ from: since, until }))
}

/** Every car the account owns or once owned, with when. */
export async function holdingsOf(work: Work, accountId: string): Promise<(Holding & { vehicleId: string })[]> {
  const rows = await holdingRows(work.db, accountId, null)
  return rows
    .filter(({ vehicleId }) => isShown(work.actor, vehicleId))
    .map(({ vehicleId, since, until }) => ({ vehicleId, from: since, until }))
}

/** Since when the car has been its present owner's; undefined: nobody's. */
export const heldSince = (work: Work, vehicleId: string): Promise<Date | undefined> => heldSinceRow(work.db, vehicleId)
