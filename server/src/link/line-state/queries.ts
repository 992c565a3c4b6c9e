/** SQL of the line's state: what each process says of itself, what happened, and how full the house is. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'
import type { ReplicaState } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export async function putReplicaState(db: Db, replica: string, state: ReplicaState, now: Date): Promise<void> {
  const json = JSON.stringify(state)
  await sql`insert into link.replica_states (replica, at, state) values (${replica}, ${now}, ${json}::jsonb)
    on conflict (replica) do update set at = excluded.at, state = excluded.state`.execute(db)
}

export async function deleteReplicaState(db: Db, replica: string): Promise<void> {
  await tables(db).deleteFrom('link.replica_states').where('replica', '=', replica).execute()
}

/** Of processes that have been silent for longer than anybody looks for them. */
export async function forgetReplicaStates(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('link.replica_states').where('at', '<', before).execute()
}

export async function listReplicaStates(db: Db): Promise<{ replica: string; at: Date; state: ReplicaState; until: Date | null }[]> {
  const found = await tables(db)
    .selectFrom('link.replica_states as s')
    .leftJoin('link.replicas as r', 'r.id', 's.replica')
    .select(['s.replica', 's.at', 's.state', 'r.until'])
    .orderBy('s.replica')
    .execute()
  return found
}

export interface IncidentFacts {
  cars?: number
  seconds?: number
}

export interface NewIncident {
  kind: string
  cause: string | null
  since: Date
  until: Date
  times: number
  replica: string | null
  vehicleId: string | null
  facts: IncidentFacts
}

/** The same thing within `within` ms of the last time is the same row, with the largest of its facts; `lasting`: it counts no further time. */
export async function putIncident(db: Db, incident: NewIncident, { within, lasting }: { within: number; lasting: boolean }): Promise<void> {
  const { kind, cause, since, until, times, replica, vehicleId, facts } = incident
  const after = new Date(since.getTime() - within)
  const json = JSON.stringify(facts)
  await sql`
    with same as (
      update link.incidents set until = greatest(until, ${until}::timestamptz), times = times + ${lasting ? 0 : times}::int,
        facts = greatest(facts, ${json}::jsonb)
      where id = (
        select id from link.incidents
        where kind = ${kind} and cause is not distinct from ${cause}::text and replica is not distinct from ${replica}::uuid
          and vehicle_id is not distinct from ${vehicleId}::uuid and until > ${after}::timestamptz
        order by id desc limit 1)
      returning id
    )
    insert into link.incidents (kind, cause, since, until, times, replica, vehicle_id, facts)
    select ${kind}, ${cause}, ${since}::timestamptz, ${until}::timestamptz, ${times}::int, ${replica}::uuid, ${vehicleId}::uuid,
      ${json}::jsonb
    where not exists (select from same)`.execute(db)
}

/** The newest of a kind stay: somebody who makes much noise of one kind pushes nothing else out. */
export async function forgetIncidents(db: Db, kind: string, most: number): Promise<void> {
  await sql`delete from link.incidents where kind = ${kind} and id <= (
    select id from link.incidents where kind = ${kind} order by id desc offset ${most} limit 1)`.execute(db)
}

export const listIncidents = (db: Db, most: number) =>
  tables(db)
    .selectFrom('link.incidents as i')
    .leftJoin('link.units as u', 'u.vehicle_id', 'i.vehicle_id')
    .select(['i.id', 'i.kind', 'i.cause', 'i.since', 'i.until', 'i.times', 'i.replica', 'i.vehicle_id', 'i.facts', 'u.car_id'])
    .orderBy('i.until', 'desc')
    .orderBy('i.id', 'desc')
    .limit(most)
    .execute()

/** For each cause the cars that did it last. */
export async function listRefusedCars(
  db: Db,
  after: Date,
  most: number,
): Promise<{ cause: string; vehicle_id: string; car_id: string; at: Date }[]> {
  const found = await sql<{ cause: string; vehicle_id: string; car_id: string; at: Date }>`
    select cause, vehicle_id, car_id, at from (
      select i.cause, i.vehicle_id, u.car_id, max(i.until) as at, row_number() over (partition by i.cause order by max(i.until) desc) as place
      from link.incidents i join link.units u using (vehicle_id)
      where i.kind = 'refused' and i.until > ${after} group by i.cause, i.vehicle_id, u.car_id
    ) as cars where place <= ${most} order by cause, at desc`.execute(db)
  return found.rows
}

/** The newest for each car and reason: one car's noise hides nobody else's. */
export async function listUnreadable(
  db: Db,
  most: number,
): Promise<{ vehicle_id: string; car_id: string; at: Date; topic: string; why: string }[]> {
  const found = await sql<{ vehicle_id: string; car_id: string; at: Date; topic: string; why: string }>`
    select each.vehicle_id, u.car_id, each.at, each.topic, each.why from (
      select distinct on (vehicle_id, why) vehicle_id, at, topic, why
      from (select vehicle_id, at, topic, why from link.rejected order by at desc limit 500) as newest
      order by vehicle_id, why, at desc
    ) as each join link.units u using (vehicle_id)
    order by each.at desc limit ${most}`.execute(db)
  return found.rows
}

/**
 * Reads the whole table: 1,000,000 rows (977 MB at this fill factor) took 0.47 to 0.49 s on two cores (PostgreSQL 18, EXPLAIN ANALYZE). With
 * an index on `state` it took 0.12 to 0.14 s, but then every hello and every lost line would write that index too.
 */
export async function countCars(db: Db): Promise<Record<'online' | 'asleep' | 'lost' | 'never', number>> {
  const found = await tables(db)
    .selectFrom('link.presence')
    .select((e) => ['state', e.fn.countAll<number>().as('cars')])
    .groupBy('state')
    .execute()
  return { online: 0, asleep: 0, lost: 0, never: 0, ...Object.fromEntries(found.map(({ state, cars }) => [state, cars])) }
}

/** Catalogue figures, exact enough and cheap; the day is in the partition's name. */
export async function readStorage(db: Db) {
  const found = await sql<{
    database_bytes: number
    history_bytes: number
    days: number
    oldest_day: string | null
    connections: number
    slow: number
  }>`
    select pg_database_size(current_database()) as database_bytes, coalesce(days.bytes, 0) as history_bytes, days.days, days.oldest_day,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections,
      (select count(*) from pg_stat_activity where datname = current_database() and state = 'active'
        and pid <> pg_backend_pid() and now() - query_start > interval '1 second') as slow
    from (
      select count(*) as days, sum(pg_total_relation_size(c.oid))::bigint as bytes,
        to_char(to_date(min(right(c.relname, 8)), 'YYYYMMDD'), 'YYYY-MM-DD') as oldest_day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'link.history'::regclass and c.relname ~ '^history_[0-9]{8}$'
    ) as days`.execute(db)
  return found.rows[0]
}
