/** SQL about requests to cars. */
import type { RequestState } from '@tsunagu/contract/link.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { LinkTables } from '../tables.ts'
import { mostSends, openStates, unansweredStates } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()
export type RequestRow = Selectable<LinkTables['link.requests']>

/** False: the same request is there already, or the same verb is still open under another id. */
export async function insertRequest(db: Db, row: Insertable<LinkTables['link.requests']>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('link.requests')
    .values({ ...row, args: json(row.args), expect: json(row.expect) })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`

export const findRequest = (db: Db, vehicleId: string, id: string) =>
  tables(db).selectFrom('link.requests').selectAll().where('vehicle_id', '=', vehicleId).where('id', '=', id).executeTakeFirst()

/** Locked: two answers come one after the other. */
export const lockRequest = (db: Db, vehicleId: string, id: string) =>
  tables(db).selectFrom('link.requests').selectAll().where('vehicle_id', '=', vehicleId).where('id', '=', id).forUpdate().executeTakeFirst()

export const listRequests = (db: Db, vehicleId: string, verbs: string[], most: number) =>
  tables(db)
    .selectFrom('link.requests')
    .selectAll()
    .where('vehicle_id', '=', vehicleId)
    .where('verb', 'in', verbs)
    .orderBy('asked_at', 'desc')
    .limit(most)
    .execute()

/** Requests that may go out now, locked; `again`: those too that went out and were not answered. */
export async function lockDue(db: Db, vehicleId: string, again: boolean, now: Date): Promise<RequestRow[]> {
  return tables(db)
    .selectFrom('link.requests')
    .selectAll()
    .where('vehicle_id', '=', vehicleId)
    .where('state', 'in', again ? unansweredStates : ['waiting', 'waking'])
    .where('expires_at', '>', now)
    .where('sends', '<', mostSends)
    .orderBy('asked_at')
    .forUpdate()
    .execute()
}

/** They are on their way; a request that goes out again has not moved. */
export async function markSent(db: Db, vehicleId: string, ids: string[], now: Date): Promise<void> {
  await tables(db)
    .updateTable('link.requests')
    .set((e) => ({
      sends: e('sends', '+', 1),
      changed_at: e.case().when('state', '=', 'sent').then(e.ref('changed_at')).else(now).end(),
      state: 'sent',
    }))
    .where('vehicle_id', '=', vehicleId)
    .where('id', 'in', ids)
    .execute()
}

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
    .selectAll()
    .where('vehicle_id', '=', vehicleId)
    .where('state', '=', 'no-answer')
    .where('settled', 'is', null)
    .forUpdate()
    .execute()

/** Cars of this replica for which something waits; `replica` null: behind an outside broker, any car on the line. */
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
