/** SQL about who is on the line, and which replica holds the connection. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export const findPresence = (db: Db, vehicleId: string) => presenceRow(db, vehicleId).executeTakeFirst()

export const listPresences = (db: Db, vehicleIds: readonly string[]) =>
  tables(db)
    .selectFrom('link.presence')
    .select(['vehicle_id', 'state', 'since'])
    .where(sql<boolean>`vehicle_id = any(${vehicleIds}::uuid[])`)
    .execute()

/** With the latest state, and whether a device speaks for the car. */
export const findState = (db: Db, vehicleId: string) =>
  presenceRow(db, vehicleId)
    .select(['l.signals', 'p.verbs'])
    .select(
      sql<boolean>`p.verbs <> '{}' and exists (
        select from link.devices d where d.vehicle_id = p.vehicle_id and d.revoked_at is null) and not exists (
        select from link.units u where u.vehicle_id = p.vehicle_id and u.state = 'enrolled')`.as('by_device'),
    )
    .executeTakeFirst()

const presenceRow = (db: Db, vehicleId: string) =>
  tables(db)
    .selectFrom('link.presence as p')
    .innerJoin('link.latest as l', 'l.vehicle_id', 'p.vehicle_id')
    .select(['p.state', 'p.since', 'p.last_seen_at', 'l.received_at'])
    .where('p.vehicle_id', '=', vehicleId)

/** Ids in their order, beginning behind `after`. */
export async function idsHeardSince(db: Db, since: Date, after: string | null, most: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('link.latest')
    .select('vehicle_id')
    .where('received_at', '>=', since)
    .$if(after !== null, (query) => query.where('vehicle_id', '>', after ?? ''))
    .orderBy('vehicle_id')
    .limit(most)
    .execute()
  return rows.map((row) => row.vehicle_id)
}

/** Takes the car over from whoever held it; gives the number of the new connection and who held it before. */
export async function takeOver(db: Db, vehicleId: string, replica: string): Promise<{ connection: number; before: string | null }> {
  const taken = await sql<{ connection: number; before: string | null }>`
    with held as (select vehicle_id, replica from link.presence where vehicle_id = ${vehicleId} for update)
    update link.presence p set replica = ${replica}, connection = nextval('link.connections')
    from held where p.vehicle_id = held.vehicle_id returning p.connection, held.replica as before`.execute(db)
  const row = taken.rows[0]
  if (!row) throw new Error('a unit without a presence row')
  return row
}

/** Above the numbers of all connections so far. */
export async function nextConnection(db: Db): Promise<number> {
  const next = await sql<{ number: number }>`select nextval('link.connections') as number`.execute(db)
  return next.rows[0]?.number ?? 0
}

export interface Greeting {
  boot: string
  epoch: string
  clock: number
  keys: string[]
  software: string
  verbs: string[]
}

/** False: the car has a newer connection. `connection` null: behind an outside broker, where there is only one. */
export async function greet(db: Db, vehicleId: string, connection: number | null, said: Greeting, now: Date): Promise<boolean> {
  const { boot, epoch, clock, keys, software, verbs } = said
  const greeted = await tables(db)
    .updateTable('link.presence')
    .set((e) => ({
      state: 'online',
      since: e.case().when('state', '=', 'online').then(e.ref('since')).else(now).end(),
      last_seen_at: now,
      boot,
      epoch,
      clock,
      clock_at: now,
      counter: e.case().when('epoch', '=', epoch).then(e.ref('counter')).else(0).end(),
      keys,
      software,
      verbs,
    }))
    .where('vehicle_id', '=', vehicleId)
    .where('connection', 'is not distinct from', connection)
    .executeTakeFirst()
  return greeted.numUpdatedRows === 1n
}

/** The car's own goodbye; only of the present start of its unit. False: an older one's. */
export async function sayBye(db: Db, vehicleId: string, boot: string, state: 'asleep' | 'lost', now: Date): Promise<boolean> {
  const said = await tables(db)
    .updateTable('link.presence')
    .set({ state, since: now, last_seen_at: now })
    .where('vehicle_id', '=', vehicleId)
    .where('boot', '=', boot)
    .where('state', '!=', state)
    .executeTakeFirst()
  return said.numUpdatedRows === 1n
}

/** Nobody holds the car any more; one that was online is lost, one that said it goes to sleep stays asleep. */
const connectionOver = (e: ExpressionBuilder<LinkTables, 'link.presence'>, now: Date) => ({
  replica: null,
  connection: null,
  state: e
    .case()
    .when('state', '=', 'online')
    .then('lost' as const)
    .else(e.ref('state'))
    .end(),
  since: e.case().when('state', '=', 'online').then(now).else(e.ref('since')).end(),
})

/** These connections are over; gives the cars that no newer one holds. A number belongs to one connection of one car. */
export async function endConnections(db: Db, held: readonly { vehicleId: string; connection: number }[], now: Date): Promise<string[]> {
  const ended = await tables(db)
    .updateTable('link.presence')
    .set((e) => connectionOver(e, now))
    .where(sql<boolean>`vehicle_id = any(${held.map(({ vehicleId }) => vehicleId)}::uuid[])`)
    .where(sql<boolean>`connection = any(${held.map(({ connection }) => connection)}::bigint[])`)
    .returning('vehicle_id')
    .execute()
  return ended.map(({ vehicle_id }) => vehicle_id)
}

/** Whoever holds it: the car is off the line. */
export async function endPresence(db: Db, vehicleId: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('link.presence')
    .set((e) => ({
      replica: null,
      connection: null,
      epoch: null,
      state: e
        .case()
        .when('state', '=', 'never')
        .then('never' as const)
        .else('lost' as const)
        .end(),
      since: e.case().when('state', 'in', ['never', 'lost']).then(e.ref('since')).else(now).end(),
    }))
    .where('vehicle_id', '=', vehicleId)
    .execute()
}

/** In the database's time, whatever this machine's clock says. False: the lease had run out, and others may have marked our cars lost. */
export async function renewLease(db: Db, replica: string, ms: number): Promise<boolean> {
  const until = sql<Date>`clock_timestamp() + make_interval(secs => ${ms / 1000})`
  const renewed = await tables(db).updateTable('link.replicas').set({ until }).where('id', '=', replica).executeTakeFirst()
  if (renewed.numUpdatedRows === 1n) return true
  await tables(db).insertInto('link.replicas').values({ id: replica, until }).execute()
  return false
}

/** Marks the cars of dead replicas lost; gives the replicas with the ids of their cars. */
export async function endDeadReplicas(db: Db, now: Date): Promise<{ replica: string; vehicleIds: string[] }[]> {
  const dead = await tables(db).deleteFrom('link.replicas').where('until', '<', sql<Date>`clock_timestamp()`).returning('id').execute()
  const ended: { replica: string; vehicleIds: string[] }[] = []
  for (const { id } of dead) ended.push({ replica: id, vehicleIds: await endReplicas(db, [id], now) })
  return ended
}

export async function endReplica(db: Db, replica: string, now: Date): Promise<string[]> {
  await tables(db).deleteFrom('link.replicas').where('id', '=', replica).execute()
  return endReplicas(db, [replica], now)
}

async function endReplicas(db: Db, replicas: string[], now: Date): Promise<string[]> {
  const ended = await tables(db)
    .updateTable('link.presence')
    .set((e) => connectionOver(e, now))
    .where('replica', 'in', replicas)
    .returning('vehicle_id')
    .execute()
  return ended.map(({ vehicle_id }) => vehicle_id)
}

/** The cars this replica holds, by the database's word. */
export const listHeld = (db: Db, replica: string) =>
  tables(db).selectFrom('link.presence').select(['vehicle_id', 'connection']).where('replica', '=', replica).execute()

/** A car that lost its epoch has named the new one. */
export async function setEpoch(db: Db, vehicleId: string, epoch: string, clock: number, now: Date): Promise<void> {
  await tables(db)
    .updateTable('link.presence')
    .set((e) => ({ epoch, clock, clock_at: now, counter: e.case().when('epoch', '=', epoch).then(e.ref('counter')).else(0).end() }))
    .where('vehicle_id', '=', vehicleId)
    .execute()
}

/** Thumbprints of the command keys the car says it holds. */
export const keysHeld = async (db: Db, vehicleId: string): Promise<string[]> =>
  (await tables(db).selectFrom('link.presence').select('keys').where('vehicle_id', '=', vehicleId).executeTakeFirst())?.keys ?? []
