/** All SQL of `vehicles`. */
import type { Service } from '@tsunagu/contract/vehicles.ts'
import { sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { VehiclesTables } from './tables.ts'

const of = (db: Db) => db.withTables<VehiclesTables>()

export interface VehicleRow {
  id: string
  model_id: string
  model_name: string
  code: string
  year: number
  grade: string
  powertrain: VehiclesTables['vehicles.models']['powertrain']
  body: VehiclesTables['vehicles.models']['body']
  head_unit: VehiclesTables['vehicles.models']['head_unit']
  network_ends_on: string | null
  vin: string | null
  plate: string | null
  paint: string
  inspection_expires_on: string | null
  picture: string | null
  listed: string[]
  on_other_grades: string[]
}
export interface GarageRow extends VehicleRow {
  role: VehiclesTables['vehicles.roles']['role']
  nickname: string | null
  selected: boolean
}

const vehicleColumns = sql`v.id, v.model_id, v.vin, v.plate, v.paint, v.inspection_expires_on::text, v.picture,
  m.name as model_name, m.code, m.year, m.grade, m.powertrain, m.body, m.head_unit, m.network_ends_on::text,
  array(select service from vehicles.model_services where model_id = m.id) as listed,
  array(select distinct s.service from vehicles.model_services s join vehicles.models o on o.id = s.model_id where o.name = m.name) as on_other_grades`

/** The cars of an account, the oldest role first; `vehicleId` narrows it to one. */
export async function garageRows(db: Db, accountId: string, vehicleId: string | null): Promise<GarageRow[]> {
  const found = await sql<GarageRow>`select ${vehicleColumns}, r.role, r.nickname, s.vehicle_id is not null as selected
    from vehicles.roles r
    join vehicles.vehicles v on v.id = r.vehicle_id
    join vehicles.models m on m.id = v.model_id
    left join vehicles.selected s on s.account_id = r.account_id and s.vehicle_id = v.id
    where r.account_id = ${accountId} and (${vehicleId}::uuid is null or v.id = ${vehicleId})
    order by r.since, v.id`.execute(db)
  return found.rows
}

/** One car whoever's it is, for staff and for modules above. */
export async function modelRow(db: Db, vehicleId: string): Promise<(VehicleRow & { quick_inlet: boolean; kei: boolean }) | undefined> {
  const found = await sql<VehicleRow & { quick_inlet: boolean; kei: boolean }>`select ${vehicleColumns}, m.quick_inlet, m.kei
    from vehicles.vehicles v join vehicles.models m on m.id = v.model_id where v.id = ${vehicleId}`.execute(db)
  return found.rows[0]
}

export async function vehicleIdsOf(db: Db, accountId: string): Promise<string[]> {
  const rows = await of(db).selectFrom('vehicles.roles').select('vehicle_id').where('account_id', '=', accountId).execute()
  return rows.map((row) => row.vehicle_id)
}

export async function vehicleExists(db: Db, vehicleId: string): Promise<boolean> {
  return (await of(db).selectFrom('vehicles.vehicles').select('id').where('id', '=', vehicleId).executeTakeFirst()) !== undefined
}

export async function vehicleNameRow(db: Db, vehicleId: string, accountId: string | null): Promise<{ name: string } | undefined> {
  const found = await sql<{ name: string }>`select coalesce(r.nickname, m.name) as name
    from vehicles.vehicles v join vehicles.models m on m.id = v.model_id
    left join vehicles.roles r on r.vehicle_id = v.id and r.account_id = ${accountId}::uuid
    where v.id = ${vehicleId}`.execute(db)
  return found.rows[0]
}

export const peopleRows = (db: Db, vehicleId: string) =>
  of(db)
    .selectFrom('vehicles.roles')
    .select(['account_id as accountId', 'role'])
    .where('vehicle_id', '=', vehicleId)
    .orderBy('since')
    .execute()

export const insertModel = (db: Db, row: VehiclesTables['vehicles.models']) => of(db).insertInto('vehicles.models').values(row).execute()
export const insertModelServices = (db: Db, rows: VehiclesTables['vehicles.model_services'][]) =>
  of(db).insertInto('vehicles.model_services').values(rows).execute()

/** One at a time for one code, until the transaction ends. */
export const lockModelCode = (db: Db, code: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`vehicles model ${code}`}, 0))`.execute(db)

export async function isModelKnown(db: Db, { code, year, grade }: { code: string; year: number; grade: string }): Promise<boolean> {
  const row = await of(db)
    .selectFrom('vehicles.models')
    .select('id')
    .where('code', '=', code)
    .where('year', '=', year)
    .where('grade', '=', grade)
    .executeTakeFirst()
  return row !== undefined
}

export const insertVehicle = (db: Db, row: VehiclesTables['vehicles.vehicles']) =>
  of(db).insertInto('vehicles.vehicles').values(row).execute()

/** False when the car has an owner already. */
export async function insertOwner(db: Db, vehicleId: string, accountId: string, now: Date): Promise<boolean> {
  const done = await sql`with given as (
      insert into vehicles.roles (vehicle_id, account_id, role, since) values (${vehicleId}, ${accountId}, 'owner', ${now})
      on conflict do nothing returning vehicle_id, account_id, since
    ) insert into vehicles.holdings (vehicle_id, account_id, since) select vehicle_id, account_id, since from given
    -- given back and taken again at one moment
    on conflict (vehicle_id, account_id, since) do update set until = null returning 1`.execute(db)
  return done.rows.length === 1
}

export async function hasOwner(db: Db, vehicleId: string): Promise<boolean> {
  const row = await of(db)
    .selectFrom('vehicles.roles')
    .select('account_id')
    .where('vehicle_id', '=', vehicleId)
    .where('role', '=', 'owner')
    .executeTakeFirst()
  return row !== undefined
}

export const upsertSelected = (db: Db, accountId: string, vehicleId: string) =>
  of(db)
    .insertInto('vehicles.selected')
    .values({ account_id: accountId, vehicle_id: vehicleId })
    .onConflict((c) => c.column('account_id').doUpdateSet({ vehicle_id: vehicleId }))
    .execute()

export const updateNickname = (db: Db, vehicleId: string, accountId: string, nickname: string | null) =>
  of(db).updateTable('vehicles.roles').set({ nickname }).where('vehicle_id', '=', vehicleId).where('account_id', '=', accountId).execute()

export async function upsertPicture(db: Db, row: VehiclesTables['vehicles.pictures']): Promise<void> {
  await of(db)
    .insertInto('vehicles.pictures')
    .values(row)
    .onConflict((c) => c.column('vehicle_id').doUpdateSet({ name: row.name, webp: row.webp, set_at: row.set_at }))
    .execute()
  await of(db).updateTable('vehicles.vehicles').set({ picture: row.name }).where('id', '=', row.vehicle_id).execute()
}

export async function deletePicture(db: Db, vehicleId: string): Promise<void> {
  await of(db).deleteFrom('vehicles.pictures').where('vehicle_id', '=', vehicleId).execute()
  await of(db).updateTable('vehicles.vehicles').set({ picture: null }).where('id', '=', vehicleId).execute()
}

export const pictureRow = (db: Db, vehicleId: string, name: string) =>
  of(db).selectFrom('vehicles.pictures').select('webp').where('vehicle_id', '=', vehicleId).where('name', '=', name).executeTakeFirst()

export const upsertHandoverCode = (db: Db, row: VehiclesTables['vehicles.handover_codes']) =>
  of(db)
    .insertInto('vehicles.handover_codes')
    .values(row)
    .onConflict((c) => c.column('vehicle_id').doUpdateSet({ hash: row.hash, expires_at: row.expires_at, made_by: row.made_by }))
    .execute()

/** Uses a code up: gives its car, or nothing when it is wrong, used or too old. Two at once: one gets it. */
export async function takeHandoverCode(db: Db, hash: Buffer, now: Date): Promise<string | undefined> {
  const row = await of(db)
    .deleteFrom('vehicles.handover_codes')
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .returning('vehicle_id')
    .executeTakeFirst()
  return row?.vehicle_id
}

/* Numbers and the certificate. */

/** One at a time for one chassis number, until the transaction ends. */
export const lockVin = (db: Db, vin: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`vehicles vin ${vin}`}, 0))`.execute(db)
export const lockVehicle = (db: Db, vehicleId: string) =>
  sql`select 1 from vehicles.vehicles where id = ${vehicleId} for update`.execute(db)

export async function vehicleIdByVin(db: Db, vin: string): Promise<string | undefined> {
  return (await of(db).selectFrom('vehicles.vehicles').select('id').where('vin', '=', vin).executeTakeFirst())?.id
}

export const numbersRow = (db: Db, vin: string): Promise<{ id: string; plate: string | null } | undefined> =>
  of(db).selectFrom('vehicles.vehicles').select(['id', 'plate']).where('vin', '=', vin).executeTakeFirst()

export const updateVin = (db: Db, vehicleId: string, vin: string) =>
  of(db).updateTable('vehicles.vehicles').set({ vin }).where('id', '=', vehicleId).execute()

export const updatePlate = (db: Db, vehicleId: string, plate: string, inspectionExpiresOn: string | null) =>
  of(db)
    .updateTable('vehicles.vehicles')
    .set({ plate, ...(inspectionExpiresOn ? { inspection_expires_on: inspectionExpiresOn } : {}) })
    .where('id', '=', vehicleId)
    .execute()

export const upsertCertificate = (db: Db, row: VehiclesTables['vehicles.certificates']) =>
  of(db)
    .insertInto('vehicles.certificates')
    .values(row)
    .onConflict((c) =>
      c
        .column('vehicle_id')
        .doUpdateSet({ first_registered_on: row.first_registered_on, sealed_user: row.sealed_user, set_at: row.set_at }),
    )
    .execute()

export async function certificateRow(
  db: Db,
  vehicleId: string,
): Promise<{ plate: string | null; first_registered_on: string; inspection_expires_on: string | null; sealed_user: Buffer } | undefined> {
  const found = await sql<{ plate: string | null; first_registered_on: string; inspection_expires_on: string | null; sealed_user: Buffer }>`
    select v.plate, c.first_registered_on::text, v.inspection_expires_on::text, c.sealed_user
    from vehicles.certificates c join vehicles.vehicles v on v.id = c.vehicle_id where c.vehicle_id = ${vehicleId}`.execute(db)
  return found.rows[0]
}

export async function ownerIdOf(db: Db, vehicleId: string): Promise<string | undefined> {
  const row = await of(db)
    .selectFrom('vehicles.roles')
    .select('account_id')
    .where('vehicle_id', '=', vehicleId)
    .where('role', '=', 'owner')
    .executeTakeFirst()
  return row?.account_id
}

/** The times in which the account owned cars, the oldest first; `vehicleId` narrows it to one car. */
export const holdingRows = (db: Db, accountId: string, vehicleId: string | null) =>
  of(db)
    .selectFrom('vehicles.holdings')
    .select(['vehicle_id as vehicleId', 'since', 'until'])
    .where('account_id', '=', accountId)
    .$if(vehicleId !== null, (query) => query.where('vehicle_id', '=', vehicleId ?? ''))
    .orderBy('since')
    .execute()

export async function heldSinceRow(db: Db, vehicleId: string): Promise<Date | undefined> {
  const row = await of(db)
    .selectFrom('vehicles.holdings')
    .select('since')
    .where('vehicle_id', '=', vehicleId)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row?.since
}

/** Whatever the account's role was; an owner's time with the car ends. */
export async function deleteRole(db: Db, vehicleId: string, accountId: string, now: Date): Promise<void> {
  await of(db)
    .updateTable('vehicles.holdings')
    .set({ until: sql<Date>`greatest(since, ${now})` })
    .where('vehicle_id', '=', vehicleId)
    .where('account_id', '=', accountId)
    .where('until', 'is', null)
    .execute()
  await of(db).deleteFrom('vehicles.selected').where('vehicle_id', '=', vehicleId).where('account_id', '=', accountId).execute()
  await of(db).deleteFrom('vehicles.roles').where('vehicle_id', '=', vehicleId).where('account_id', '=', accountId).execute()
}

export async function modelRows(db: Db) {
  return of(db)
    .selectFrom('vehicles.models')
    .select(['id', 'name', 'code', 'year', 'grade', 'powertrain'])
    .orderBy('year', 'desc')
    .orderBy('name')
    .orderBy('grade')
    .execute()
}

/** Every model with its services, newest first. */
export async function modelListRows(db: Db): Promise<(VehiclesTables['vehicles.models'] & { services: Service[] })[]> {
  const found = await sql<VehiclesTables['vehicles.models'] & { services: Service[] }>`
    select m.*, array(select service from vehicles.model_services where model_id = m.id) as services
    from vehicles.models m order by m.year desc, m.name, m.grade, m.code`.execute(db)
  return found.rows
}
