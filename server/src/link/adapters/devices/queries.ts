/** SQL about devices that are not ours and what they told. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { LinkTables } from '../../tables.ts'

const tables = (db: Db) => db.withTables<LinkTables>()
export type DeviceRow = Selectable<LinkTables['link.devices']>
export type WordRow = Omit<Insertable<LinkTables['link.device_words']>, 'id'>

const standing = (db: Db, vehicleId: string) =>
  tables(db).selectFrom('link.devices').selectAll().where('vehicle_id', '=', vehicleId).where('revoked_at', 'is', null)

export const listDevices = (db: Db, vehicleId: string): Promise<DeviceRow[]> => standing(db, vehicleId).orderBy('added_at').execute()

export const findDevice = (db: Db, vehicleId: string, id: string): Promise<DeviceRow | undefined> =>
  standing(db, vehicleId).where('id', '=', id).executeTakeFirst()

/** With whether the car has an enrolled unit of ours, whose word is the only one then. */
export async function findDeviceBy(
  db: Db,
  by: { name: string } | { hash: Buffer },
): Promise<{ device: DeviceRow; hasUnit: boolean } | undefined> {
  const standing = tables(db).selectFrom('link.devices').selectAll().where('revoked_at', 'is', null)
  const device = await ('name' in by
    ? standing.where('kind', '=', 'ovms').where('name', '=', by.name)
    : standing.where('kind', '=', 'tracker').where('hash', '=', by.hash)
  ).executeTakeFirst()
  if (!device) return undefined
  const unit = await tables(db).selectFrom('link.units').select('state').where('vehicle_id', '=', device.vehicle_id).executeTakeFirst()
  return { device, hasUnit: unit?.state === 'enrolled' }
}

/** One at a time for a vehicle, until the transaction ends: devices are counted. */
export async function lockDevices(db: Db, vehicleId: string): Promise<void> {
  await tables(db).selectFrom('link.presence').select('vehicle_id').where('vehicle_id', '=', vehicleId).forUpdate().execute()
}

export async function insertDevice(db: Db, row: Insertable<LinkTables['link.devices']>): Promise<void> {
  await tables(db).insertInto('link.devices').values(row).execute()
}

export async function changeDevice(
  db: Db,
  vehicleId: string,
  id: string,
  change: Partial<Pick<DeviceRow, 'hash' | 'pin' | 'revoked_at' | 'heard_at'>>,
): Promise<void> {
  await tables(db).updateTable('link.devices').set(change).where('vehicle_id', '=', vehicleId).where('id', '=', id).execute()
}

export async function countRefusedOf(db: Db, vehicleId: string, id: string): Promise<void> {
  await tables(db)
    .updateTable('link.devices')
    .set((e) => ({ refused_messages: e('refused_messages', '+', 1) }))
    .where('vehicle_id', '=', vehicleId)
    .where('id', '=', id)
    .execute()
}

/** What the car can be asked, while its module is on the line. */
export async function setVerbs(db: Db, vehicleId: string, verbs: string[]): Promise<void> {
  await tables(db).updateTable('link.presence').set({ verbs }).where('vehicle_id', '=', vehicleId).execute()
}

/** A tracker holds no connection: the car counts as on the line while one is heard. What it can be asked is a module's word, where there is one. */
export async function hearTracker(db: Db, vehicleId: string, verbs: string[], now: Date): Promise<boolean> {
  const heard = await sql<{ came: boolean }>`
    with held as (select vehicle_id, state from link.presence where vehicle_id = ${vehicleId} and connection is null for update)
    update link.presence p set state = 'online', last_seen_at = ${now},
      verbs = case when p.verbs <> '{}' and exists (select from link.devices d
        where d.vehicle_id = p.vehicle_id and d.kind = 'ovms' and d.revoked_at is null) then p.verbs else ${verbs}::text[] end,
      since = case held.state when 'online' then p.since else ${now}::timestamptz end
    from held where p.vehicle_id = held.vehicle_id returning held.state <> 'online' as came`.execute(db)
  return heard.rows[0]?.came ?? false
}

/** Cars that only a tracker speaks for, and that has been silent since `before`: lost. Gives their ids. */
export async function loseSilentTrackers(db: Db, before: Date, now: Date): Promise<string[]> {
  const lost = await sql<{ vehicle_id: string }>`
    update link.presence p set state = 'lost', since = ${now}
    where p.state = 'online' and p.connection is null and p.replica is null and p.last_seen_at < ${before}
      and exists (select from link.devices d where d.vehicle_id = p.vehicle_id and d.kind = 'tracker')
      and not exists (select from link.units u where u.vehicle_id = p.vehicle_id and u.state = 'enrolled')
    returning p.vehicle_id`.execute(db)
  return lost.rows.map(({ vehicle_id }) => vehicle_id)
}

/** False: this record of this device is kept already. Of each device the newest `most` stay. */
export async function insertWord(db: Db, row: WordRow, most: number): Promise<boolean> {
  const put = await tables(db)
    .insertInto('link.device_words')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (put.numInsertedOrUpdatedRows !== 1n) return false
  await sql`delete from link.device_words where vehicle_id = ${row.vehicle_id} and device_id = ${row.device_id} and id <= (
    select id from link.device_words where vehicle_id = ${row.vehicle_id} and device_id = ${row.device_id}
    order by id desc offset ${most} limit 1)`.execute(db)
  return true
}

export const listWords = (db: Db, vehicleId: string, most: number) =>
  tables(db).selectFrom('link.device_words').selectAll().where('vehicle_id', '=', vehicleId).orderBy('id', 'desc').limit(most).execute()

export async function forgetWords(db: Db, vehicleId: string, deviceId: string): Promise<void> {
  await tables(db).deleteFrom('link.device_words').where('vehicle_id', '=', vehicleId).where('device_id', '=', deviceId).execute()
}

/** Which of these cars somebody looks at now. */
export async function watchedAmong(db: Db, vehicleIds: readonly string[], now: Date): Promise<Set<string>> {
  if (vehicleIds.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('link.watchers')
    .select('vehicle_id')
    .where('vehicle_id', 'in', vehicleIds)
    .where('until', '>', now)
    .execute()
  return new Set(rows.map(({ vehicle_id }) => vehicle_id))
}
