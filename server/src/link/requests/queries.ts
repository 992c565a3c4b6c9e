/** SQL about requests to cars. */
import type { RequestState } from '@tsunagu/contract/link.ts'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'
import { mostSends, openStates, unansweredStates } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()
export type RequestRow = Selectable<LinkTables['link.requests']>
const columns = [
  'vehicle_id',
  'id',
  'verb',
  'args',
  'expect',
  'by',
  'account_id',
  'state',
  'code',
  'settled',
  'sends',
  'trace',
  'asked_at',
  'changed_at',
  'expires_at',
] as const satisfies readonly (keyof RequestRow)[]
const columnsOf = (table: string) => sql.join(columns.map((column) => sql.ref(`${table}.${column}`)))

/**
 * Puts a request in, `waking` for a car that sleeps: until this transaction ends the car cannot say that it goes to sleep.
 * undefined: no enrolled unit and no device that takes requests, the same request is there already, or the same verb is still open under another id.
 */
export async function putRequest(db: Db, row: NewRequest): Promise<{ state: 'waiting' | 'waking'; last_seen_at: Date | null } | undefined> {
  const put = await sql<{ state: 'waiting' | 'waking'; last_seen_at: Date | null }>`
    with held as (
      select p.vehicle_id, p.state, greatest(p.last_seen_at, l.received_at) as last_seen_at
      from link.presence p join link.latest l using (vehicle_id) join link.units u using (vehicle_id)
      where p.vehicle_id = ${row.vehicle_id} and (u.state = 'enrolled' or exists (
        select from link.devices d where d.vehicle_id = p.vehicle_id and d.kind = 'ovms' and d.revoked_at is null))
      for share of p
    ), put as (
      insert into link.requests (vehicle_id, id, verb, args, expect, by, account_id, trace, state, asked_at, changed_at, expires_at)
      select vehicle_id, ${row.id}::uuid, ${row.verb}, ${JSON.stringify(row.args)}::jsonb, ${JSON.stringify(row.expect)}::jsonb, ${row.by},
        ${row.account_id}::uuid, ${row.trace}, case state when 'asleep' then 'waking' else 'waiting' end,
        ${row.asked_at}::timestamptz, ${row.changed_at}::timestamptz, ${row.expires_at}::timestamptz
      from held
      on conflict do nothing
      returning state
    )
    select put.state, held.last_seen_at from put, held`.execute(db)
  return put.rows[0]
}
type NewRequest = Omit<RequestRow, 'state' | 'code' | 'settled' | 'sends'>

export const findRequest = (db: Db, vehicleId: string, id: string) =>
  tables(db).selectFrom('link.requests').select(columns).where('vehicle_id', '=', vehicleId).where('id', '=', id).executeTakeFirst()

export const listRequests = (db: Db, vehicleId: string, verbs: string[], most: number) =>
  tables(db)
    .selectFrom('link.requests')
    .select(columns)
    .where('vehicle_id', '=', vehicleId)
    .where('verb', 'in', verbs)
    .orderBy('asked_at', 'desc')
    .limit(most)
    .execute()

/** Requests the car may still answer, locked. */
export async function lockUnanswered(db: Db, vehicleId: string, now: Date): Promise<RequestRow[]> {
  return tables(db)
    .selectFrom('link.requests')
    .select(columns)
    .where('vehicle_id', '=', vehicleId)
    .where('state', 'in', unansweredStates)
    .where('expires_at', '>', now)
    .where('sends', '<', mostSends)
    .orderBy('asked_at')
    .forUpdate()
    .execute()
}

/** A request on its way out, as it was before, with its counter and what must be known to sign it. */
type DueRequest = RequestRow & { epoch: string; clock: number; clock_at: Date; keys: string[]; counter: number }

/**
 * Takes the requests that may go out now, the oldest first, each with a counter of its own; `again`: those too that went out and were not
 * answered. Nothing: none is due, or the car is not ours, or not on the line. Its presence is locked before its requests, as a goodbye does.
 * One that is put in this very moment is missed here and found by its own word to the replicas.
 */
export async function takeDue(db: Db, vehicleId: string, connection: number | null, again: boolean, now: Date): Promise<DueRequest[]> {
  const taken = await sql<DueRequest>`
    with line as (
      select vehicle_id, epoch, clock, clock_at, keys from link.presence
      where vehicle_id = ${vehicleId} and connection is not distinct from ${connection}::bigint
        and state = 'online' and epoch is not null and clock is not null and clock_at is not null
      for no key update
    ), due as (
      select ${columnsOf('r')} from line join link.requests r using (vehicle_id)
      where r.state = any(${again ? unansweredStates : newStates}::text[]) and r.expires_at > ${now} and r.sends < ${mostSends}
      for update of r
    ), counted as (
      update link.presence p set counter = p.counter + due.number from (select count(*) as number from due) as due
      where p.vehicle_id = ${vehicleId} and due.number > 0
      returning p.counter - due.number as before
    ), sent as (
      -- one that goes out again has not moved
      update link.requests r set state = 'sent', sends = r.sends + 1,
        changed_at = case r.state when 'sent' then r.changed_at else ${now}::timestamptz end
      from due where r.vehicle_id = due.vehicle_id and r.id = due.id
    )
    select ${columnsOf('due')}, line.epoch, line.clock, line.clock_at, line.keys,
      counted.before + row_number() over (order by due.asked_at, due.id) as counter
    from due, line, counted order by counter`.execute(db)
  return taken.rows
}
const newStates = ['waiting', 'waking'] as const satisfies readonly RequestState[]

/** Moves a request by the car's answer and gives it as it is now. undefined: it is in none of the states `from`. */
export const answerRequest = (
  db: Db,
  vehicleId: string,
  id: string,
  { from, to }: { from: readonly RequestState[]; to: RequestState },
  code: string | null,
  now: Date,
): Promise<RequestRow | undefined> =>
  tables(db)
    .updateTable('link.requests')
    .set({ state: to, code, changed_at: now })
    .where('vehicle_id', '=', vehicleId)
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning(columns)
    .executeTakeFirst()

/** Moves an open request. False: it has ended, or somebody else moved it. */
export async function moveRequest(db: Db, row: RequestRow, state: RequestState, code: string | null, now: Date): Promise<boolean> {
  const moved = await tables(db)
    .updateTable('link.requests')
    .set({ state, code, changed_at: now })
    .where('vehicle_id', '=', row.vehicle_id)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('state', 'in', openStates)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** False: it was settled before. */
export async function settleRequest(db: Db, row: RequestRow, settled: NonNullable<RequestRow['settled']>, now: Date): Promise<boolean> {
  const done = await tables(db)
    .updateTable('link.requests')
    .set({ settled, changed_at: now })
    .where('vehicle_id', '=', row.vehicle_id)
    .where('id', '=', row.id)
    .where('state', '=', 'no-answer')
    .where('settled', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const lockUnsettled = (db: Db, vehicleId: string) =>
  tables(db)
    .selectFrom('link.requests')
    .select(columns)
    .where('vehicle_id', '=', vehicleId)
    .where('state', '=', 'no-answer')
    .where('settled', 'is', null)
    .forUpdate()
    .execute()

/** Cars of this replica for which something waits; `replica` null: behind an outside broker, any car on the line. */
export const hasUnanswered = async (db: Db, vehicleId: string, now: Date): Promise<boolean> =>
  (await tables(db)
    .selectFrom('link.requests')
    .select('id')
    .where('vehicle_id', '=', vehicleId)
    .where('state', 'in', unansweredStates)
    .where('expires_at', '>', now)
    .executeTakeFirst()) !== undefined

export async function listWaiting(db: Db, replica: string | null, now: Date): Promise<string[]> {
  const waiting = await tables(db)
    .selectFrom('link.requests as r')
    .innerJoin('link.presence as p', 'p.vehicle_id', 'r.vehicle_id')
    .select('r.vehicle_id')
    .distinct()
    .where('r.state', 'in', unansweredStates)
    .where('r.expires_at', '>', now)
    .where('p.state', '=', 'online')
    .where('p.replica', 'is not distinct from', replica)
    .execute()
  return waiting.map(({ vehicle_id }) => vehicle_id)
}
