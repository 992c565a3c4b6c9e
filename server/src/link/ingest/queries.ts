/** SQL of the trace's way in: the statements for a batch, its partitions, and what nobody could read. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'
import { bigints, byteas, texts, uuids } from './binary-arrays.ts'
import type { Latest } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export interface IngestRow {
  vehicleId: string
  boot: string
  seq: number
  /** Of its first and its last sample: ms since 1970 by the car's clock. */
  t: number
  end: number
  /** The message as it came. */
  body: Buffer
}

export interface CarRow {
  vehicleId: string
  /** After its messages; undefined: it stays as it is. */
  latest: Latest | undefined
  switchedOff: boolean
}

/** A car somebody looks at, whose request waits to be settled, or that was just switched off. */
export interface Noticed {
  vehicle_id: string
  watched: boolean
  unsettled: boolean
  switched_off: boolean
}

/** A request without an answer is settled by what the car reports within so long. */
const settleDays = 7

/**
 * The latest state of these cars, locked: whoever else stores a message of one of them waits. Put together with the news outside
 * of SQL, where it costs five times as much.
 */
export async function lockLatest(db: Db, vehicleIds: readonly string[]): Promise<Map<string, Latest>> {
  const held = await sql<{ vehicle_id: string; signals: Latest }>`
    select vehicle_id, signals from link.latest where vehicle_id = any(${uuids(vehicleIds)}::uuid[]) order by vehicle_id for update`.execute(
    db,
  )
  return new Map(held.rows.map(({ vehicle_id, signals }) => [vehicle_id, signals]))
}

/** Which of these are stored already, by their place in the list. Asked after `lockLatest`: what others have stored is seen. */
export async function storedBefore(db: Db, messages: readonly IngestRow[]): Promise<Set<number>> {
  const stored = await sql<{ place: number }>`
    select m.place::int - 1 as place
    from unnest(${uuids(messages.map(({ vehicleId }) => vehicleId))}::uuid[], ${texts(messages.map(({ boot }) => boot))}::text[],
      ${bigints(messages.map(({ seq }) => seq))}::bigint[]) with ordinality as m(vehicle_id, boot, seq, place)
    join link.boots b on b.vehicle_id = m.vehicle_id and b.boot = m.boot
    where b.seen @> m.seq`.execute(db)
  return new Set(stored.rows.map(({ place }) => place))
}

/**
 * History rows, what is seen of each boot and the latest state, in one statement. The cars are locked and none of the messages is
 * stored yet. Gives only the cars for which more must be done.
 */
export async function writeTraces(db: Db, messages: readonly IngestRow[], cars: readonly CarRow[], now: Date): Promise<Noticed[]> {
  const done = await sql<Noticed>`
    with message as (
      select * from unnest(
        ${uuids(messages.map(({ vehicleId }) => vehicleId))}::uuid[],
        ${texts(messages.map(({ boot }) => boot))}::text[],
        ${bigints(messages.map(({ seq }) => seq))}::bigint[],
        ${bigints(messages.map(({ t }) => t))}::bigint[],
        ${bigints(messages.map(({ end }) => end))}::bigint[],
        ${byteas(messages.map(({ body }) => body))}::bytea[]
      ) as m(vehicle_id, boot, seq, measured_at, ended_at, body)
    ), seen as (
      insert into link.boots as b (vehicle_id, boot, seen, at)
      select vehicle_id, boot, range_agg(int8range(seq, seq, '[]')), ${now}::timestamptz from message group by vehicle_id, boot
      on conflict (vehicle_id, boot) do update set at = excluded.at,
        -- a car with too many gaps: the gaps count as seen, so that its row stays small
        seen = case when pg_column_size(b.seen) > 1500 then int8multirange(range_merge(b.seen + excluded.seen)) else b.seen + excluded.seen end
    ), stored as (
      insert into link.history (vehicle_id, received_at, boot, seq, measured_at, body)
      select m.vehicle_id, ${now}::timestamptz, m.boot, m.seq, m.measured_at, m.body from message m
      -- its owner has deleted that time; a message that is only partly of it is said without it (link/history)
      where not exists (select from link.forgotten f where f.vehicle_id = m.vehicle_id
        and to_timestamp(greatest(m.measured_at, 0) / 1000::float8) >= f.starts_at and to_timestamp(greatest(m.ended_at, 0) / 1000::float8) < f.ends_at)
    ), moved as (
      update link.latest l set received_at = ${now}::timestamptz, signals = coalesce(c.latest::jsonb, l.signals)
      from unnest(
        ${uuids(cars.map(({ vehicleId }) => vehicleId))}::uuid[],
        ${texts(cars.map(({ latest }) => (latest ? JSON.stringify(latest) : null)))}::text[],
        ${bigints(cars.map(({ switchedOff }) => (switchedOff ? 1 : null)))}::bigint[]
      ) as c(vehicle_id, latest, switched_off)
      where l.vehicle_id = c.vehicle_id
      returning l.vehicle_id, c.switched_off is not null as switched_off
    ), noticed as (
      select vehicle_id, switched_off,
        exists (select from link.watchers w where w.vehicle_id = moved.vehicle_id and w.until > ${now}::timestamptz) as watched,
        exists (select from link.requests r where r.vehicle_id = moved.vehicle_id and r.state = 'no-answer' and r.settled is null
          and r.expect <> '[]' and r.asked_at > ${new Date(now.getTime() - settleDays * 24 * 3600_000)}::timestamptz) as unsettled
      from moved
    )
    select * from noticed where watched or unsettled or switched_off`.execute(db)
  return done.rows
}

/** Partitions for yesterday, today and the days ahead. */
export async function makeDays(db: Db, now: Date, ahead: number): Promise<void> {
  const first = new Date(now.getTime() - 24 * 3600_000).toISOString().slice(0, 10)
  await sql`select link.make_days(${first}::date, ${ahead + 2}::int)`.execute(db)
}

/** Of starts of units nobody has heard of since, and of messages set aside long ago. */
export async function forgetOld(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('link.boots').where('at', '<', before).execute()
  await tables(db).deleteFrom('link.rejected').where('at', '<', before).execute()
}

/** The newest few of each car are kept, and only their first bytes. */
export async function insertRejected(
  db: Db,
  row: { vehicleId: string; topic: string; why: string; payload: Buffer },
  now: Date,
  most: number,
): Promise<void> {
  const { vehicleId, topic, why, payload } = row
  await tables(db).insertInto('link.rejected').values({ vehicle_id: vehicleId, at: now, topic, why, payload }).execute()
  await sql`delete from link.rejected where vehicle_id = ${vehicleId} and id <= (
    select id from link.rejected where vehicle_id = ${vehicleId} order by id desc offset ${most} limit 1)`.execute(db)
}
