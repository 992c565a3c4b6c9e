/** SQL about units, their certificates and enrolment codes. */
import type { Insertable } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

/** Also makes the rows every car has, so that the line never has to ask whether they are there. */
export async function insertUnit(db: Db, row: Insertable<LinkTables['link.units']>): Promise<void> {
  await tables(db)
    .insertInto('link.units')
    .values(row)
    .onConflict((c) => c.column('vehicle_id').doNothing())
    .execute()
  for (const table of ['link.presence', 'link.latest'] as const) {
    await tables(db)
      .insertInto(table)
      .values({ vehicle_id: row.vehicle_id })
      .onConflict((c) => c.column('vehicle_id').doNothing())
      .execute()
  }
}

export const findUnit = (db: Db, vehicleId: string) =>
  tables(db).selectFrom('link.units').selectAll().where('vehicle_id', '=', vehicleId).executeTakeFirst()

/** Whose certificate this is, when it still counts. */
export const findEnrolled = (db: Db, carId: string, serial: string, now: Date) =>
  tables(db)
    .selectFrom('link.units as u')
    .innerJoin('link.certificates as c', 'c.vehicle_id', 'u.vehicle_id')
    .select(['u.vehicle_id', 'u.car_id'])
    .where('u.car_id', '=', carId)
    .where('u.state', '=', 'enrolled')
    .where('c.serial', '=', serial)
    .where('c.revoked_at', 'is', null)
    .where('c.ends_at', '>', now)
    .executeTakeFirst()

export const findVehicleOfCar = async (db: Db, carId: string): Promise<string | undefined> =>
  (
    await tables(db)
      .selectFrom('link.units')
      .select('vehicle_id')
      .where('car_id', '=', carId)
      .where('state', '=', 'enrolled')
      .executeTakeFirst()
  )?.vehicle_id

/** Whose name this is, whatever has become of its unit. */
export const findVehicleNamed = async (db: Db, carId: string): Promise<string | undefined> =>
  (await tables(db).selectFrom('link.units').select('vehicle_id').where('car_id', '=', carId).executeTakeFirst())?.vehicle_id

export async function setUnitState(db: Db, vehicleId: string, state: 'enrolled' | 'revoked'): Promise<void> {
  await tables(db).updateTable('link.units').set({ state }).where('vehicle_id', '=', vehicleId).execute()
}

export async function countRefused(db: Db, vehicleId: string, messages: number): Promise<void> {
  await tables(db)
    .updateTable('link.units')
    .set((e) => ({ refused_messages: e('refused_messages', '+', messages) }))
    .where('vehicle_id', '=', vehicleId)
    .execute()
}

export async function insertCertificate(db: Db, row: Insertable<LinkTables['link.certificates']>): Promise<void> {
  await tables(db).insertInto('link.certificates').values(row).execute()
}

export const newestCertificate = (db: Db, vehicleId: string) =>
  tables(db)
    .selectFrom('link.certificates')
    .selectAll()
    .where('vehicle_id', '=', vehicleId)
    .where('revoked_at', 'is', null)
    .orderBy('ends_at', 'desc')
    .executeTakeFirst()

/** Of any car, while they would still hold by their dates. */
export const listRevoked = (db: Db, now: Date) =>
  tables(db)
    .selectFrom('link.certificates')
    .select(['serial', 'revoked_at'])
    .where('revoked_at', 'is not', null)
    .where('ends_at', '>', now)
    .orderBy('revoked_at')
    .execute()

export async function revokeCertificates(db: Db, vehicleId: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('link.certificates')
    .set({ revoked_at: now })
    .where('vehicle_id', '=', vehicleId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function putEnrolment(db: Db, row: Insertable<LinkTables['link.enrolments']>): Promise<void> {
  const { handle, hash, expires_at } = row
  await tables(db)
    .insertInto('link.enrolments')
    .values(row)
    .onConflict((c) => c.column('vehicle_id').doUpdateSet({ handle, hash, expires_at, tries: 0, used_at: null }))
    .execute()
}

/** Locked: of two units with the same code one comes second and finds it used. */
export const findEnrolment = (db: Db, handle: string) =>
  tables(db).selectFrom('link.enrolments').selectAll().where('handle', '=', handle).forUpdate().executeTakeFirst()

export async function useEnrolment(db: Db, vehicleId: string, now: Date): Promise<void> {
  await tables(db).updateTable('link.enrolments').set({ used_at: now }).where('vehicle_id', '=', vehicleId).execute()
}

export async function countEnrolmentTry(db: Db, vehicleId: string): Promise<void> {
  await tables(db)
    .updateTable('link.enrolments')
    .set((e) => ({ tries: e('tries', '+', 1) }))
    .where('vehicle_id', '=', vehicleId)
    .execute()
}

export async function endEnrolment(db: Db, vehicleId: string): Promise<void> {
  await tables(db).deleteFrom('link.enrolments').where('vehicle_id', '=', vehicleId).execute()
}
