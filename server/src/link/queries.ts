/** SQL that belongs to no noun of the link: what replicas say to each other, and who looks at a car. */
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { LinkTables } from './tables.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

export const notify = (channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`

/** Gives whether a device must be told that somebody begins to look: its module then speaks more often. */
export async function renewWatcher(db: Db, vehicleId: string, now: Date, until: Date): Promise<boolean> {
  const renewed = await sql<{ begins: boolean }>`
    with before as (select until from link.watchers where vehicle_id = ${vehicleId}), renewed as (
      insert into link.watchers (vehicle_id, until) values (${vehicleId}, ${until})
      on conflict (vehicle_id) do update set until = excluded.until
    )
    select coalesce((select until from before), '-infinity') <= ${now}::timestamptz and exists (
      select from link.devices d where d.vehicle_id = ${vehicleId} and d.kind = 'ovms' and d.revoked_at is null) as begins`.execute(db)
  return renewed.rows[0]?.begins ?? false
}

export const isWatched = async (db: Db, vehicleId: string, now: Date): Promise<boolean> =>
  (await tables(db)
    .selectFrom('link.watchers')
    .select('until')
    .where('vehicle_id', '=', vehicleId)
    .where('until', '>', now)
    .executeTakeFirst()) !== undefined

/** Those of them somebody looks at. */
export async function watchedAmong(db: Db, vehicleIds: readonly string[], now: Date): Promise<string[]> {
  if (vehicleIds.length === 0) return []
  const watched = await sql<{ vehicle_id: string }>`
    select vehicle_id from link.watchers where vehicle_id = any(${vehicleIds}::uuid[]) and until > ${now}`.execute(db)
  return watched.rows.map(({ vehicle_id }) => vehicle_id)
}

export async function forgetWatchers(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('link.watchers').where('until', '<', before).execute()
}
