import type { Work } from '../../platform/work.ts'
import { endOf, startOf } from '../days.ts'
import { ownTime } from '../own-time.ts'
import { tripsIn } from '../queries.ts'
import { shownTrip } from './show.ts'

/** The caller's trips of these days, newest first. */
export async function listTrips(work: Work, vehicleId: string, asked: { from: string; until: string }) {
  const time = await ownTime(work, vehicleId)
  const rows = await tripsIn(work.db, vehicleId, time, { from: startOf(asked.from), until: endOf(asked.until) })
  return { trips: rows.reverse().map(shownTrip) }
}
