/** All SQL of drives. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { Span } from './days.ts'
import type { OwnTime } from './own-time.ts'
import type { DrivesTables } from './tables.ts'

const tables = (db: Db) => db.withTables<DrivesTables>()

type Row = Selectable<DrivesTables['drives.trips']>
/** Without its track. */
export type TripRow = Omit<Row, 'track'>
export type TrackedRow = Row
export type NewTrip = Insertable<DrivesTables['drives.trips']>

const summary = [
  'vehicle_id',
  'id',
  'started_at',
  'ended_at',
  'from_latitude',
  'from_longitude',
  'to_latitude',
  'to_longitude',
  'distance',
  'distance_by',
  'moving_seconds',
  'idle_seconds',
  'long_idle_seconds',
  'night_seconds',
  'top_speed',
  'starts',
  'hasty_starts',
  'hard',
  'unrested_end',
  'unrested_longest',
  'fuel',
  'fuel_percent',
  'energy',
  'energy_percent',
  'points',
] as const

/** A trip belongs to who owned the car when it began. */
const own = (time: OwnTime) => sql<boolean>`exists (select from unnest(${time.map(({ from }) => from)}::timestamptz[],
  ${time.map(({ until }) => until)}::timestamptz[]) as held(since, until)
  where started_at >= held.since and (held.until is null or started_at < held.until))`

const mine = (db: Db, vehicleId: string, time: OwnTime) =>
  tables(db).selectFrom('drives.trips').where('vehicle_id', '=', vehicleId).where(own(time))

/** The oldest first. */
export const tripsIn = (db: Db, vehicleId: string, time: OwnTime, { from, until }: Span): Promise<TripRow[]> =>
  mine(db, vehicleId, time).select(summary).where('started_at', '>=', from).where('started_at', '<', until).orderBy('started_at').execute()

/** With tracks, the oldest first: of a day, or a page of an export that begins behind `after`. */
export const trackedTrips = (
  db: Db,
  vehicleId: string,
  time: OwnTime,
  { from, until }: Span,
  most: number,
  after?: Date,
): Promise<TrackedRow[]> =>
  mine(db, vehicleId, time)
    .selectAll()
    .where('started_at', '>=', from)
    .where('started_at', '<', until)
    .$if(after !== undefined, (query) => query.where('started_at', '>', after as Date))
    .orderBy('started_at')
    .limit(most)
    .execute()

export const tripRow = (db: Db, vehicleId: string, time: OwnTime, id: string): Promise<TrackedRow | undefined> =>
  mine(db, vehicleId, time).selectAll().where('id', '=', id).executeTakeFirst()

export async function neighbours(
  db: Db,
  vehicleId: string,
  time: OwnTime,
  startedAt: Date,
): Promise<{ before: string | null; after: string | null }> {
  const one = (order: 'asc' | 'desc') =>
    mine(db, vehicleId, time)
      .select('id')
      .where('started_at', order === 'asc' ? '>' : '<', startedAt)
      .orderBy('started_at', order)
      .limit(1)
      .executeTakeFirst()
  const [before, after] = await Promise.all([one('desc'), one('asc')])
  return { before: before?.id ?? null, after: after?.id ?? null }
}

export const extent = (db: Db, vehicleId: string, time: OwnTime): Promise<{ trips: number; first: Date | null; last: Date | null }> =>
  mine(db, vehicleId, time)
    .select(({ fn }) => [
      fn.countAll<number>().as('trips'),
      fn.min<Date | null>('started_at').as('first'),
      fn.max<Date | null>('started_at').as('last'),
    ])
    .executeTakeFirstOrThrow()

export const countIn = async (db: Db, vehicleId: string, time: OwnTime, { from, until }: Span): Promise<number> =>
  (
    await mine(db, vehicleId, time)
      .select(({ fn }) => fn.countAll<number>().as('trips'))
      .where('started_at', '>=', from)
      .where('started_at', '<', until)
      .executeTakeFirstOrThrow()
  ).trips

/* Cutting: whoever the trips are of. */

/** How far the car is cut; held until the transaction ends, so that two cuts of one car come after each other. */
export async function lockCar(db: Db, vehicleId: string): Promise<{ cutUntil: Date | null; offBy: string | null }> {
  await tables(db)
    .insertInto('drives.cars')
    .values({ vehicle_id: vehicleId })
    .onConflict((c) => c.doNothing())
    .execute()
  return tables(db)
    .selectFrom('drives.cars')
    .select(['cut_until as cutUntil', 'off_by as offBy'])
    .where('vehicle_id', '=', vehicleId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export const carRow = (db: Db, vehicleId: string): Promise<{ offBy: string | null } | undefined> =>
  tables(db).selectFrom('drives.cars').select('off_by as offBy').where('vehicle_id', '=', vehicleId).executeTakeFirst()

/** Never back: what was cut once is found again by its own time. */
export const moveCut = (db: Db, vehicleId: string, until: Date) =>
  tables(db)
    .updateTable('drives.cars')
    .set({ cut_until: sql<Date>`greatest(cut_until, ${until})` })
    .where('vehicle_id', '=', vehicleId)
    .execute()

export const setOffBy = (db: Db, vehicleId: string, accountId: string | null) =>
  tables(db).updateTable('drives.cars').set({ off_by: accountId }).where('vehicle_id', '=', vehicleId).execute()

export const overlapping = (db: Db, vehicleId: string, { from, until }: Span): Promise<TripRow[]> =>
  tables(db)
    .selectFrom('drives.trips')
    .select(summary)
    .where('vehicle_id', '=', vehicleId)
    .where('started_at', '<=', until)
    .where('ended_at', '>=', from)
    .orderBy('started_at')
    .execute()

/** The trip that ended last before this moment. */
export const tripBefore = (db: Db, vehicleId: string, moment: Date): Promise<{ ended_at: Date; unrested_end: number } | undefined> =>
  tables(db)
    .selectFrom('drives.trips')
    .select(['ended_at', 'unrested_end'])
    .where('vehicle_id', '=', vehicleId)
    .where('started_at', '<', moment)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertTrip = (db: Db, row: NewTrip) => tables(db).insertInto('drives.trips').values(row).execute()
export const updateTrip = (db: Db, { vehicle_id, id, ...rest }: NewTrip) =>
  tables(db).updateTable('drives.trips').set(rest).where('vehicle_id', '=', vehicle_id).where('id', '=', id).execute()

/* Forgetting. */

export async function deleteById(db: Db, vehicleId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tables(db).deleteFrom('drives.trips').where('vehicle_id', '=', vehicleId).where('id', 'in', ids).execute()
}

/** Gives what it deleted. */
export const deleteIn = (
  db: Db,
  vehicleId: string,
  time: OwnTime,
  { from, until }: Span,
): Promise<{ started_at: Date; ended_at: Date }[]> =>
  tables(db)
    .deleteFrom('drives.trips')
    .where('vehicle_id', '=', vehicleId)
    .where(own(time))
    .where('started_at', '>=', from)
    .where('started_at', '<', until)
    .returning(['started_at', 'ended_at'])
    .execute()

export async function deleteOlder(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('drives.trips').where('ended_at', '<', before).execute()
  await tables(db).deleteFrom('drives.reads').where('at', '<', before).execute()
}

/* Who read positions. */

export const insertRead = (row: Insertable<DrivesTables['drives.reads']>) =>
  sql`insert into drives.reads (vehicle_id, at, what, account_id, client, trips, since, until) values (${row.vehicle_id}, ${row.at},
    ${row.what}, ${row.account_id}, ${row.client}, ${row.trips}, ${row.since}, ${row.until})`

/** Of drives in this time, the newest first. */
export const readsOf = (db: Db, vehicleId: string, time: OwnTime, most: number) =>
  tables(db)
    .selectFrom('drives.reads')
    .select(['at', 'what', 'account_id as accountId', 'client', 'trips'])
    .where('vehicle_id', '=', vehicleId)
    .where(sql<boolean>`exists (select from unnest(${time.map(({ from }) => from)}::timestamptz[],
      ${time.map(({ until }) => until)}::timestamptz[]) as held(since, until)
      where reads.since >= held.since and (held.until is null or reads.since < held.until))`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
