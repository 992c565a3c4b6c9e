/** Rows as the contract shows them. Pure. */
import { type Totals, type Track, type Trip, thresholds } from '@tsunagu/contract/drives.ts'
import type { Point } from '../cutting/rules.ts'
import { dayOf } from '../days.ts'
import { consumptionOf, type Driven, eco, safety, type Used, usedTogether } from '../evaluation/rules.ts'
import type { TrackedRow, TripRow } from '../queries.ts'
import { thinned, unpackTrack } from '../track.ts'

const secondsOf = (row: Pick<TripRow, 'started_at' | 'ended_at'>): number => (row.ended_at.getTime() - row.started_at.getTime()) / 1000

export function drivenOf(row: TripRow): Driven {
  const { hard } = row
  return {
    distance: row.distance,
    seconds: secondsOf(row),
    longIdleSeconds: row.long_idle_seconds,
    starts: row.starts,
    hastyStarts: row.hasty_starts,
    hardAccelerations: hard ? hard.filter(([, acceleration]) => acceleration > 0).length : null,
    hardBrakings: hard ? hard.filter(([, acceleration]) => acceleration < 0).length : null,
    measured: hard ? row.distance : 0,
    nightSeconds: row.night_seconds,
    unrested: row.unrested_longest > thresholds.restAfter ? 1 : 0,
  }
}

export const usedOf = (row: TripRow): Used => ({
  fuel: row.fuel,
  energy: row.energy,
  fuelPercent: row.fuel_percent,
  energyPercent: row.energy_percent,
})

export function shownTrip(row: TripRow): Trip {
  const seconds = secondsOf(row)
  const driven = drivenOf(row)
  return {
    id: row.id,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    day: dayOf(row.started_at),
    from: placeOf(row.from_latitude, row.from_longitude),
    to: placeOf(row.to_latitude, row.to_longitude),
    distance: Math.round(row.distance),
    distanceBy: row.distance_by,
    seconds: Math.round(seconds),
    movingSeconds: Math.round(row.moving_seconds),
    idleSeconds: row.idle_seconds === null ? null : Math.round(row.idle_seconds),
    topSpeed: row.top_speed === null ? null : Math.round(row.top_speed),
    averageSpeed: seconds === 0 ? 0 : Math.round((row.distance / seconds) * 36) / 10,
    consumption: consumptionOf(usedOf(row), row.distance),
    eco: eco(driven).score,
    safety: safety(driven).score,
  }
}

const placeOf = (latitude: number | null, longitude: number | null) =>
  latitude === null || longitude === null ? null : { latitude, longitude }

export const pointsOf = (row: TrackedRow): Point[] => unpackTrack(row.track, row.started_at.getTime())

/** At most `most` points. */
export function shownTrack(row: TrackedRow, most: number): Track {
  const points = thinned(pointsOf(row), most)
  const began = row.started_at.getTime()
  return {
    t: points.map(({ at }) => Math.round((at - began) / 100) / 10),
    latitude: points.map(({ place }) => place?.latitude ?? null),
    longitude: points.map(({ place }) => place?.longitude ?? null),
    speed: points.map(({ speed }) => speed),
  }
}

export function totalsOf(rows: readonly TripRow[]): Totals {
  const distance = rows.reduce((sum, row) => sum + row.distance, 0)
  return {
    trips: rows.length,
    distance: Math.round(distance),
    seconds: Math.round(rows.reduce((sum, row) => sum + secondsOf(row), 0)),
    consumption: consumptionOf(usedTogether(rows.map(usedOf)), distance),
  }
}
