/** SQL that belongs to no noun of the link: what replicas say to each other, and who looks at a car. */
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { LinkTables } from './tables.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export const notify = (channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`

export async function renewWatcher(db: Db, vehicleId: string, until: Date): Promise<void> {
  await tables(db)
    .insertInto('link.watchers')
    .values({ vehicle_id: vehicleId, until })
    .onConflict((c) => c.column('vehicle_id').doUpdateSet({ until }))
    .execute()
}

export const isWatched = async (db: Db, vehicleId: string, now: Date): Promise<boolean> =>
  (await tables(db)
    .selectFrom('link.watchers')
    .select('until')
    .where('vehicle_id', '=', vehicleId)
    .where('until', '>', now)
    .executeTakeFirst()) !== undefined

export async function forgetWatchers(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('link.watchers').where('until', '<', before).execute()
}
