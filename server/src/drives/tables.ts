/** The tables of drives as they are today; `vehicle_id` leads every key. */
import type { Generated, JSONColumnType } from 'kysely'

export type DrivesTables = {
  'drives.trips': {
    vehicle_id: string
    id: string
    started_at: Date
    ended_at: Date
    /** Degrees, WGS 84; null: the car named no place. */
    from_latitude: number | null
    from_longitude: number | null
    to_latitude: number | null
    to_longitude: number | null
    /** Metres. */
    distance: number
    distance_by: 'odometer' | 'positions'
    moving_seconds: number
    /** null: no engine, or the car does not say. */
    idle_seconds: number | null
    /** Of stretches of ninety seconds and more. */
    long_idle_seconds: number | null
    night_seconds: number
    /** km/h */
    top_speed: number | null
    /** null, as `hard`: speeds came too rarely to tell. */
    starts: number | null
    hasty_starts: number | null
    /** [ms since the start, m/s²] */
    hard: JSONColumnType<[number, number][]> | null
    /** Seconds without a rest, with the trips before it. */
    unrested_end: number
    unrested_longest: number
    /** Litres, %, kWh, %. */
    fuel: number | null
    fuel_percent: number | null
    energy: number | null
    energy_percent: number | null
    points: number
    /** See track.ts. */
    track: Buffer
  }
  'drives.cars': {
    vehicle_id: string
    cut_until: Date | null
    /** The owner who has switched recording off. */
    off_by: string | null
  }
  'drives.reads': {
    vehicle_id: string
    id: Generated<number>
    at: Date
    what: 'cut' | 'trip' | 'day' | 'export'
    /** null: the centre. */
    account_id: string | null
    client: string | null
    trips: number
    since: Date
    until: Date
  }
}
