/** SQL about registrations after delivery. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { ProcedureRow } from '../procedures/queries.ts'
import type { SignupTables } from '../tables.ts'

const of = (db: Db) => db.withTables<SignupTables>()
/** Everything but the picture, which is large. */
export type RegistrationRow = Omit<SignupTables['signup.registrations'], 'picture'>
export type MailRow = SignupTables['signup.registration_mails']

const columns = sql`id, receipt, account_id, procedure_id, amends, language, state, numbers, chassis_hash, vehicle_id, reasons, items, match,
  at, expected_by::text, due_at, overdue_at, decided_at, decided_by, differs, note, picture_type`

/** One at a time for one car, until the transaction ends: of two applicants at once the second sees the first. */
export const lockChassis = (db: Db, chassisHash: Buffer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${chassisHash.toString('hex')}, 1))`.execute(db)

export async function findRegistration(db: Db, id: string): Promise<RegistrationRow | undefined> {
  return (await sql<RegistrationRow>`select ${columns} from signup.registrations where id = ${id}`.execute(db)).rows[0]
}
/** Held until the transaction ends. */
export async function lockRegistration(db: Db, id: string): Promise<RegistrationRow | undefined> {
  return (await sql<RegistrationRow>`select ${columns} from signup.registrations where id = ${id} for update`.execute(db)).rows[0]
}

/** Of one car, everybody's, newest first. */
export async function registrationsOfChassis(db: Db, chassisHash: Buffer): Promise<RegistrationRow[]> {
  return (
    await sql<RegistrationRow>`select ${columns} from signup.registrations where chassis_hash = ${chassisHash} order by at desc, id`.execute(
      db,
    )
  ).rows
}

export async function registrationsOfAccounts(db: Db, accountIds: readonly string[]): Promise<RegistrationRow[]> {
  return (
    await sql<RegistrationRow>`select ${columns} from signup.registrations where account_id = any(${accountIds}::uuid[])
      order by at desc, id limit 500`.execute(db)
  ).rows
}

/** What a reviewer has not decided yet, of one account. */
export async function waitingOf(db: Db, accountId: string): Promise<{ id: string }[]> {
  return (
    await sql<{ id: string }>`select id from signup.registrations where account_id = ${accountId} and state = 'under-review'`.execute(db)
  ).rows
}

/** The reviewers' queue: what waits, the most urgent first; or what was decided, newest first. */
export async function reviewRows(db: Db, show: 'waiting' | 'decided'): Promise<RegistrationRow[]> {
  const found = await (show === 'waiting'
    ? sql<RegistrationRow>`select ${columns} from signup.registrations where state = 'under-review' order by due_at, id limit 300`
    : sql<RegistrationRow>`select ${columns} from signup.registrations where decided_by is not null order by decided_at desc, id limit 100`
  ).execute(db)
  return found.rows
}

export const insertRegistration = (db: Db, row: SignupTables['signup.registrations']) =>
  of(db).insertInto('signup.registrations').values(row).execute()

export const updateRegistration = (db: Db, id: string, change: Partial<SignupTables['signup.registrations']>) =>
  of(db).updateTable('signup.registrations').set(change).where('id', '=', id).execute()

/** Puts those in their eighth day on; each once. */
export async function markOverdue(db: Db, now: Date): Promise<RegistrationRow[]> {
  return (
    await sql<RegistrationRow>`update signup.registrations set overdue_at = ${now}
      where decided_at is null and overdue_at is null and due_at <= ${now} returning ${columns}`.execute(db)
  ).rows
}

export const forgetEvidence = (db: Db, before: Date) =>
  sql`update signup.registrations set items = null, picture = null, picture_type = null
    where decided_at < ${before} and (items is not null or picture is not null)`.execute(db)

export async function pictureRow(db: Db, id: string): Promise<{ picture: Buffer; type: string } | undefined> {
  const row = await of(db).selectFrom('signup.registrations').select(['picture', 'picture_type']).where('id', '=', id).executeTakeFirst()
  return row?.picture && row.picture_type ? { picture: row.picture, type: row.picture_type } : undefined
}

/* What happened to it. */

export const insertStep = (db: Db, row: Omit<SignupTables['signup.registration_steps'], 'id'>) =>
  of(db)
    .insertInto('signup.registration_steps')
    .values(row as SignupTables['signup.registration_steps'])
    .execute()
export const stepRows = (db: Db, registrationId: string) =>
  of(db).selectFrom('signup.registration_steps').selectAll().where('registration_id', '=', registrationId).orderBy('id', 'desc').execute()

/* Mails. */

export const insertMails = (db: Db, rows: MailRow[]) => of(db).insertInto('signup.registration_mails').values(rows).execute()
export const mailRows = (db: Db, id: string) => of(db).selectFrom('signup.registration_mails').selectAll().where('id', '=', id).execute()
export const settleMail = (db: Db, id: string, state: MailRow['state']) =>
  of(db).updateTable('signup.registration_mails').set({ state }).where('id', '=', id).execute()
export const mailsOf = (db: Db, registrationIds: readonly string[]): Promise<MailRow[]> =>
  registrationIds.length === 0
    ? Promise.resolve([])
    : of(db)
        .selectFrom('signup.registration_mails')
        .selectAll()
        .where('registration_id', 'in', [...registrationIds])
        .orderBy('at')
        .execute()

/** An unfinished correction of a rejected registration. */
export const findAmendment = (db: Db, registrationId: string, accountId: string, now: Date): Promise<ProcedureRow | undefined> =>
  of(db)
    .selectFrom('signup.procedures')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where('account_id', '=', accountId)
    .where('flow', '=', 'after-delivery')
    .where('finished_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('kept', 'is not', null)
    // the one it was sent with, whose last page was never closed, is no amendment
    .where(sql<boolean>`not ('car-review' = any (answered))`)
    .forUpdate()
    .executeTakeFirst()
