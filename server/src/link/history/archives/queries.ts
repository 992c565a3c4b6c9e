/** SQL of the archive: days on their way out, the files, and who is found in which. Days are UTC, `YYYY-MM-DD`. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { LinkTables } from '../../tables.ts'
import type { Period } from '../rules.ts'
import type { ArchiveState } from './archive-state.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

const partitionOf = (day: string) => sql.id('link', `history_${day.replaceAll('-', '')}`)

/** Days before `first` that still lie in the database, oldest first. */
export async function listOldDays(db: Db, first: string): Promise<string[]> {
  const found = await sql<{ name: string }>`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'link.history'::regclass and c.relname < 'history_' || to_char(${first}::date, 'YYYYMMDD') order by 1`.execute(db)
  return found.rows.map(({ name }) => name.replace(/^history_(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
}

/** A row of history as it lies in its partition; `receipt` exact to the microsecond. */
export interface OldRow {
  vehicle_id: string
  received_at: Date
  receipt: string
  boot: string
  seq: number
  measured_at: number
  body: Buffer
}

/** Where in the order of a day's rows something ends. */
export interface Position {
  vehicle_id: string
  receipt: string
  boot: string
  seq: number
}

/** The next rows of a day, in the order of its key: at most `rows`, and no more than one beyond `bytes` of bodies. */
export async function listOldRows(db: Db, day: string, after: Position | undefined, rows: number, bytes: number): Promise<OldRow[]> {
  const rest = after
    ? sql`where (vehicle_id, received_at, boot, seq) > (${after.vehicle_id}::uuid, ${after.receipt}::timestamptz, ${after.boot}, ${after.seq}::bigint)`
    : sql``
  const found = await sql<OldRow>`
    select vehicle_id, received_at, received_at::text as receipt, boot, seq, measured_at, body from (
      select vehicle_id, received_at, boot, seq, measured_at, body, sum(octet_length(body)) over w - octet_length(body) as bytes_before
      from ${partitionOf(day)} ${rest}
      window w as (order by vehicle_id, received_at, boot, seq rows unbounded preceding)
      order by vehicle_id, received_at, boot, seq limit ${rows}) as next
    where bytes_before < ${bytes}`.execute(db)
  return found.rows
}

export async function countOldRows(db: Db, day: string): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from ${partitionOf(day)}`.execute(db)
  return found.rows[0]?.count ?? 0
}

/** Waits only a moment for those who read: behind a waiting DROP every car would wait. */
export async function dropDay(db: Db, day: string): Promise<void> {
  await sql`set local lock_timeout = '2s'`.execute(db)
  await sql`select pg_advisory_xact_lock(7246003)`.execute(db)
  await sql`drop table if exists ${partitionOf(day)}`.execute(db)
}

/** A day that was archived and has rows again (a clock of ours was wrong) gets further parts; those it has stay. */
export async function beginDay(db: Db, day: string, now: Date): Promise<void> {
  await sql`insert into link.archive_days as d (day, began_at) values (${day}::date, ${now})
    on conflict (day) do update set began_at = excluded.began_at, archived_at = null,
      first_part = (select coalesce(max(part) + 1, 0) from link.archives where day = ${day}::date)
    where d.archived_at is not null`.execute(db)
}

export async function noteFailure(db: Db, day: string, why: string, now: Date): Promise<void> {
  await sql`update link.archive_days set tries = tries + 1, failed_at = ${now}, why = ${why}
    where day = ${day}::date and archived_at is null`.execute(db)
}

/** From now on read from its files. */
export async function endDay(db: Db, day: string, now: Date): Promise<void> {
  await sql`update link.archive_days set archived_at = ${now}, why = null where day = ${day}::date`.execute(db)
}

/** How far the day's files reach; `parts`: the number of the next one. */
export async function findProgress(db: Db, day: string): Promise<{ parts: number; rowsRead: number; last: Position | undefined }> {
  const found = await sql<Position & { parts: number; rows_read: number; first_part: number }>`
    select a.last_vehicle as vehicle_id, a.last_receipt::text as receipt, a.last_boot as boot, a.last_seq as seq, a.part + 1 as parts, d.first_part,
      (select sum(rows_read)::bigint from link.archives where day = d.day and part >= d.first_part) as rows_read
    from link.archives a join link.archive_days d on d.day = a.day where a.day = ${day}::date order by a.part desc limit 1`.execute(db)
  const row = found.rows[0]
  if (!row) return { parts: 0, rowsRead: 0, last: undefined }
  const { vehicle_id, receipt, boot, seq, parts } = row
  if (parts === row.first_part) return { parts, rowsRead: 0, last: undefined }
  return { parts, rowsRead: row.rows_read, last: { vehicle_id, receipt, boot, seq } }
}

/** What a file holds. */
export interface FileFacts {
  /** Null: no row was left to be written. */
  name: string | null
  rows: number
  bytes: number
  sha256: Buffer
}

export interface NewPart extends FileFacts {
  day: string
  part: number
  rowsRead: number
  first: Position
  last: Position
  /** Cars with late messages: vehicle → the first and the last of their starts. */
  late: ReadonlyMap<string, Period>
  /** When its first row was read. */
  began: Date
}

/** false: another process has written this part, or has removed the file; the transaction must be undone then. */
export async function insertPart(db: Db, new_: NewPart, now: Date): Promise<boolean> {
  const { day, part, name, first, last, rows, rowsRead, bytes, sha256, late } = new_
  if (name !== null && !(await claimLoose(db, name))) return false
  const done = await sql`insert into link.archives (day, part, name, first_vehicle, last_vehicle, last_receipt, last_boot, last_seq,
      rows, rows_read, bytes, sha256, written_at)
    values (${day}::date, ${part}, ${name}, ${first.vehicle_id}, ${last.vehicle_id}, ${last.receipt}::timestamptz, ${last.boot}, ${last.seq},
      ${rows}, ${rowsRead}, ${bytes}, ${sha256}, ${now})
    on conflict (day, part) do nothing`.execute(db)
  if (done.numAffectedRows !== 1n) return false
  const [cars, periods] = [[...late.keys()], [...late.values()]]
  await sql`insert into link.archived_late (vehicle_id, day, first, last)
    select v, ${day}::date, f, l from unnest(${cars}::uuid[], ${periods.map(({ from }) => from)}::bigint[],
      ${periods.map(({ to }) => to)}::bigint[]) as t(v, f, l)
    on conflict (vehicle_id, day) do update set first = least(link.archived_late.first, excluded.first),
      last = greatest(link.archived_late.last, excluded.last)`.execute(db)
  // what was forgotten while this was written may stand in it
  await sql`update link.forgotten set wiped_at = null
    where wiped_at >= ${new Date(new_.began.getTime() - 3600_000)} and vehicle_id between ${first.vehicle_id} and ${last.vehicle_id}`.execute(
    db,
  )
  return true
}

export async function hasFiles(db: Db): Promise<boolean> {
  return (
    (await tables(db).selectFrom('link.archives').select('part').where('name', 'is not', null).limit(1).executeTakeFirst()) !== undefined
  )
}

/** Is this file still the one that counts? */
export async function isNamed(db: Db, name: string): Promise<boolean> {
  return (await tables(db).selectFrom('link.archives').select('part').where('name', '=', name).executeTakeFirst()) !== undefined
}

/** Puts a file in another's place. false: another process was faster; the transaction must be undone then. */
export async function replaceFile(db: Db, old: string, new_: FileFacts & { name: string }, now: Date): Promise<boolean> {
  if (!(await claimLoose(db, new_.name))) return false
  const done = await sql`update link.archives set name = ${new_.name}, rows = ${new_.rows}, bytes = ${new_.bytes}, sha256 = ${new_.sha256},
      written_at = ${now}
    where name = ${old}`.execute(db)
  if (done.numAffectedRows !== 1n) return false
  await addLoose(db, old, now)
  return true
}

/** The part stays, as the mark of how far the day was written; its file has nothing to say any more. */
export async function emptyFile(db: Db, old: string, now: Date): Promise<void> {
  await sql`update link.archives set name = null, rows = 0, bytes = 0, sha256 = '' where name = ${old}`.execute(db)
  await addLoose(db, old, now)
}

/** Files that nobody names may be removed from then on. */
export async function addLoose(db: Db, name: string, removableAt: Date): Promise<void> {
  await tables(db).insertInto('link.loose_files').values({ name, removable_at: removableAt }).execute()
}

async function claimLoose(db: Db, name: string): Promise<boolean> {
  const done = await tables(db).deleteFrom('link.loose_files').where('name', '=', name).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function listLoose(db: Db, now: Date): Promise<string[]> {
  const rows = await tables(db).selectFrom('link.loose_files').select('name').where('removable_at', '<=', now).execute()
  return rows.map(({ name }) => name)
}

export async function deleteLoose(db: Db, name: string): Promise<void> {
  await tables(db).deleteFrom('link.loose_files').where('name', '=', name).execute()
}

/** The files of the days before are nobody's any more. */
export async function forgetDays(db: Db, before: string, now: Date): Promise<void> {
  await sql`with gone as (delete from link.archives where day < ${before}::date returning name)
    insert into link.loose_files (name, removable_at) select name, ${now}::timestamptz from gone where name is not null`.execute(db)
  await sql`delete from link.archived_late where day < ${before}::date`.execute(db)
  await sql`delete from link.archive_days where day < ${before}::date`.execute(db)
}

/** What was written of a day that is not complete counts no more. */
export async function restartDay(db: Db, day: string, now: Date): Promise<void> {
  await sql`with gone as (delete from link.archives a using link.archive_days d
      where a.day = ${day}::date and d.day = a.day and a.part >= d.first_part returning a.name)
    insert into link.loose_files (name, removable_at) select name, ${now}::timestamptz from gone where name is not null`.execute(db)
}

export interface NamedFile {
  name: string
  bytes: number
}

/** Files of days gone from the database that may hold a sample of the car's period. `receipts`, `starts` as in listRows. */
export async function listFiles(db: Db, vehicleId: string, receipts: Period, starts: Period): Promise<NamedFile[]> {
  return (await filesOf(db, vehicleId, receipts, starts, true)).rows
}

/** The same, with days that are still being written. */
export async function listFilesToWipe(db: Db, vehicleId: string, receipts: Period, starts: Period): Promise<NamedFile[]> {
  return (await filesOf(db, vehicleId, receipts, starts, false)).rows
}

function filesOf(db: Db, vehicleId: string, receipts: Period, starts: Period, archived: boolean) {
  const [first, last] = [dayOf(receipts.from), dayOf(receipts.to)]
  return sql<NamedFile>`
    select a.name, a.bytes from link.archives a join link.archive_days d on d.day = a.day
    where a.last_vehicle >= ${vehicleId}::uuid and a.first_vehicle <= ${vehicleId}::uuid and a.name is not null
      and (d.archived_at is not null or a.part < d.first_part or not ${archived}::boolean)
      and (a.day between ${first}::date and ${last}::date or a.day in (
        select l.day from link.archived_late l where l.vehicle_id = ${vehicleId}::uuid and l.day > ${last}::date
          and l.first < ${starts.to}::bigint and l.last >= ${starts.from}::bigint))
    order by a.day, a.part`.execute(db)
}

/** The day a receipt lies in. */
export const dayOf = (time: number): string => new Date(Math.min(Math.max(time, 0), Date.UTC(9999, 0))).toISOString().slice(0, 10)

/** A period to forget whose files are not rewritten yet. */
export interface Unwiped {
  vehicle_id: string
  starts_at: Date
  ends_at: Date
  asked_at: Date
}

export async function listUnwiped(db: Db): Promise<Unwiped[]> {
  return tables(db)
    .selectFrom('link.forgotten')
    .select(['vehicle_id', 'starts_at', 'ends_at', 'asked_at'])
    .where('wiped_at', 'is', null)
    .orderBy('vehicle_id')
    .execute()
}

/** Car → its periods to forget, of all cars from `first` to `last`. */
export async function listForgottenBetween(db: Db, first: string, last: string): Promise<Map<string, Period[]>> {
  const rows = await tables(db)
    .selectFrom('link.forgotten')
    .select(['vehicle_id', 'starts_at', 'ends_at'])
    .where('vehicle_id', '>=', first)
    .where('vehicle_id', '<=', last)
    .execute()
  const periods = new Map<string, Period[]>()
  for (const { vehicle_id, starts_at, ends_at } of rows) {
    periods.set(vehicle_id, [...(periods.get(vehicle_id) ?? []), { from: starts_at.getTime(), to: ends_at.getTime() }])
  }
  return periods
}

/** Not when it was asked for anew meanwhile. */
export async function markWiped(db: Db, { vehicle_id, starts_at, ends_at, asked_at }: Unwiped, now: Date): Promise<void> {
  await tables(db)
    .updateTable('link.forgotten')
    .set({ wiped_at: now })
    .where('vehicle_id', '=', vehicle_id)
    .where('starts_at', '=', starts_at)
    .where('ends_at', '=', ends_at)
    .where('asked_at', '=', asked_at)
    .execute()
}

/** What was measured before `before` can come no more: nothing has to be kept away. */
export async function deleteWiped(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('link.forgotten').where('wiped_at', 'is not', null).where('ends_at', '<', before).execute()
}

type Sums = Pick<ArchiveState, 'days' | 'files' | 'rows' | 'bytes' | 'oldest' | 'newest' | 'unwiped'>

export async function sumArchive(db: Db): Promise<Sums> {
  const found = await sql<Sums>`
    select count(distinct day) as days, count(*) as files, coalesce(sum(rows), 0)::bigint as rows, coalesce(sum(bytes), 0)::bigint as bytes,
      min(day)::text as oldest, max(day)::text as newest, (select count(*) from link.forgotten where wiped_at is null) as unwiped
    from link.archives where name is not null`.execute(db)
  return found.rows[0] as Sums
}

/** Begun and not ended, oldest first. */
export async function listWaitingDays(db: Db): Promise<ArchiveState['waiting']> {
  const found = await sql<ArchiveState['waiting'][number]>`
    select day::text as day, tries, failed_at as "failedAt", why from link.archive_days
    where archived_at is null and to_regclass('link.history_' || to_char(day, 'YYYYMMDD')) is not null order by 1`.execute(db)
  return found.rows
}
