/** SQL of the trace's way in: one statement for a batch, its partitions, and what nobody could read. */
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { LinkTables } from '../tables.ts'
import { type News, offSince, powerState } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export interface IngestRow {
  vehicleId: string
  boot: string
  seq: number
  /** ms since 1970 by the car's clock. */
  t: number
  /** The message as it came. */
  body: Buffer
  /** undefined: the times are not plausible, the latest state stays. */
  news: News | undefined
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
 * What one trace says (`news`: path → [confirmedAt] for "unchanged", else [value, since, confirmedAt, changedWithin]) put over what
 * is held (path → [value, changedAt, confirmedAt]). Late news give way to what was measured later. Written out here and not as a
 * function: a call costs as much again as the work.
 */
const merged = sql`l.signals || coalesce((
  select jsonb_object_agg(path, case
    when jsonb_array_length(n) = 1 then jsonb_build_array(h->0, h->1, n->0)
    when h->0 = n->0 and not (n->3)::boolean then jsonb_build_array(h->0, h->1, n->2)
    else jsonb_build_array(n->0, n->1, n->2) end)
  from jsonb_each(m.news::jsonb) as e(path, n), lateral (select l.signals->path as h) as held
  where case
    when h is null then jsonb_array_length(n) > 1
    else (h->2)::bigint <= (n->(case when jsonb_array_length(n) = 1 then 0 else 2 end))::bigint end), '{}')`

/**
 * Stores each message once — (vehicle, boot, seq) — with its history row and the latest state, in one statement.
 * At most one message per vehicle. Gives only the cars for which more must be done.
 */
export async function storeTraces(db: Db, rows: readonly IngestRow[], now: Date): Promise<Noticed[]> {
  const columns = {
    vehicles: rows.map(({ vehicleId }) => vehicleId),
    boots: rows.map(({ boot }) => boot),
    seqs: rows.map(({ seq }) => seq),
    times: rows.map(({ t }) => t),
    bodies: rows.map(({ body }) => body),
    news: rows.map(({ news }) => (news ? JSON.stringify(news) : null)),
    offs: rows.map(({ news }) => (news && offSince(news)) ?? null),
  }
  const done = await sql<Noticed>`
    with message as (
      select * from unnest(${columns.vehicles}::uuid[], ${columns.boots}::text[], ${columns.seqs}::bigint[], ${columns.times}::bigint[],
        ${columns.bodies}::bytea[], ${columns.news}::text[], ${columns.offs}::bigint[]) as m(vehicle_id, boot, seq, measured_at, body, news, off)
    ), fresh as (
      insert into link.boots as b (vehicle_id, boot, seen, at)
      select vehicle_id, boot, int8multirange(int8range(seq, seq, '[]')), ${now}::timestamptz from message order by vehicle_id
      on conflict (vehicle_id, boot) do update set at = excluded.at,
        -- a car with too many gaps: the gaps count as seen, so that its row stays small
        seen = case when pg_column_size(b.seen) > 1500 then int8multirange(range_merge(b.seen + excluded.seen)) else b.seen + excluded.seen end
      where not b.seen && excluded.seen
      returning vehicle_id
    ), stored as (
      insert into link.history (vehicle_id, received_at, boot, seq, measured_at, body)
      select m.vehicle_id, ${now}::timestamptz, m.boot, m.seq, m.measured_at, m.body from message m join fresh using (vehicle_id)
    ), moved as (
      update link.latest l set received_at = ${now}::timestamptz,
        signals = case when m.news is null then l.signals else ${merged} end
      from message m join fresh using (vehicle_id)
      where l.vehicle_id = m.vehicle_id
      returning l.vehicle_id, (m.off is not null and l.signals#>>${[powerState, '0']}::text[] = 'OFF' and l.signals#>>${[powerState, '1']}::text[] = m.off::text) as switched_off
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

export async function dropDays(db: Db, before: Date): Promise<void> {
  await sql`select link.drop_days(${before.toISOString().slice(0, 10)}::date)`.execute(db)
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
