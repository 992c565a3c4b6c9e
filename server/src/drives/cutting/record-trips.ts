import { randomUUID } from 'node:crypto'
import { thresholds } from '@tsunagu/contract/drives.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { TripEnded } from '../events.ts'
import { deleteById, insertRead, insertTrip, type NewTrip, overlapping, type TripRow, tripBefore, updateTrip } from '../queries.ts'
import { packTrack } from '../track.ts'
import type { CutTrip } from './rules.ts'

/**
 * Puts trips of one car, oldest first, into the list. One that is there stays as it is; one that has become another (it went on after
 * a short stop, or data came late) changes under its own id and swallows what it overlaps. Gives how many are new or another.
 */
export async function recordTrips(work: Work, vehicleId: string, trips: readonly CutTrip[]): Promise<number> {
  const recorded: CutTrip[] = []
  for (const trip of trips) if (await recordTrip(work, vehicleId, trip)) recorded.push(trip)
  const [first, last] = [recorded[0], recorded.at(-1)]
  if (first && last) {
    const [since, until] = [new Date(first.startedAt), new Date(last.endedAt)]
    const read = { what: 'cut', account_id: null, client: null, trips: recorded.length } as const
    work.atLast(insertRead({ vehicle_id: vehicleId, at: work.now, ...read, since, until }))
    await changed(work, { key: `vehicle:${vehicleId}`, topic: 'drives' })
  }
  return recorded.length
}

async function recordTrip(work: Work, vehicleId: string, trip: CutTrip): Promise<boolean> {
  const [startedAt, endedAt] = [new Date(trip.startedAt), new Date(trip.endedAt)]
  const [known, ...swallowed] = await overlapping(work.db, vehicleId, { from: startedAt, until: endedAt })
  if (known && swallowed.length === 0 && isSame(known, trip)) return false
  await deleteById(
    work.db,
    vehicleId,
    swallowed.map(({ id }) => id),
  )
  const row = await rowOf(work, vehicleId, known?.id ?? randomUUID(), trip)
  await (known ? updateTrip : insertTrip)(work.db, row)
  if (!known || known.ended_at < endedAt) {
    const event: TripEnded = {
      type: 'drives.trip-ended',
      vehicleId,
      tripId: row.id,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt.toISOString(),
      distance: Math.round(trip.distance),
      seconds: Math.round((trip.endedAt - trip.startedAt) / 1000),
    }
    await work.tell(event)
  }
  return true
}

const isSame = (row: TripRow, trip: CutTrip) =>
  row.started_at.getTime() === trip.startedAt &&
  row.ended_at.getTime() === trip.endedAt &&
  row.points === trip.points.length &&
  Math.abs(row.distance - trip.distance) < 1

async function rowOf(work: Work, vehicleId: string, id: string, trip: CutTrip): Promise<NewTrip> {
  const startedAt = new Date(trip.startedAt)
  const before = await tripBefore(work.db, vehicleId, startedAt)
  const rested = !before || trip.startedAt - before.ended_at.getTime() >= thresholds.rest * 1000
  const [first = 0, ...rest] = trip.stretches
  const driven = first + (rested ? 0 : before.unrested_end)
  return {
    vehicle_id: vehicleId,
    id,
    started_at: startedAt,
    ended_at: new Date(trip.endedAt),
    from_latitude: trip.from?.latitude ?? null,
    from_longitude: trip.from?.longitude ?? null,
    to_latitude: trip.to?.latitude ?? null,
    to_longitude: trip.to?.longitude ?? null,
    distance: trip.distance,
    distance_by: trip.distanceBy,
    moving_seconds: trip.movingSeconds,
    idle_seconds: trip.idleSeconds,
    long_idle_seconds: trip.longIdleSeconds,
    night_seconds: trip.nightSeconds,
    top_speed: trip.topSpeed,
    starts: trip.starts,
    hasty_starts: trip.hastyStarts,
    hard: trip.hard === null ? null : JSON.stringify(trip.hard.map(({ at, acceleration }) => [at - trip.startedAt, acceleration])),
    unrested_end: rest.at(-1) ?? driven,
    unrested_longest: Math.max(driven, ...rest),
    fuel: trip.fuel,
    fuel_percent: trip.fuelPercent,
    energy: trip.energy,
    energy_percent: trip.energyPercent,
    points: trip.points.length,
    track: packTrack(trip.points, trip.startedAt),
  }
}
