import type { Work } from '../../platform/work.ts'
import { endOf, startOf } from '../days.ts'
import { ownTime } from '../own-time.ts'
import { trackedTrips } from '../queries.ts'
import { noteRead } from './note-read.ts'
import { shownTrack, shownTrip } from './show.ts'

const mostTrips = 200
const mostPoints = 1800

/** The caller's trips of one day with their tracks, the oldest first. */
export async function readDay(work: Work, vehicleId: string, day: string) {
  const time = await ownTime(work, vehicleId)
  const rows = await trackedTrips(work.db, vehicleId, time, { from: startOf(day), until: endOf(day) }, mostTrips)
  noteRead(work, vehicleId, 'day', rows)
  return { trips: rows.map((row) => ({ ...shownTrip(row), track: shownTrack(row, mostPoints) })) }
}
