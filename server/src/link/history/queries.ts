/** SQL of the history: a car's rows of a period, and what is to be forgotten. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { LinkTables } from '../tables.ts'
import { clockAhead, type Period, promptReceipts, startsFor } from './rules.ts'

const tables = (db: Db) => db.withTables<LinkTables>()

/** The columns of a history row by which it is found again; `receipt` exact to the microsecond. */
export interface RowKey {
  receipt: string
  boot: string
  seq: number
}

export interface HistoryRow extends RowKey {
  received_at: Date
  measured_at: number
  body: Buffer
}

/**
 * The car's messages that may hold a sample of the period. A prompt one is found by its receipt, which the key leads with; a late
 * one, received any time after that, by the small index of late messages.
 */
const rowsOf = (vehicleId: string, period: Period): { prompt: RawBuilder<unknown>; late: RawBuilder<unknown> } => {
  const receipts = promptReceipts(period)
  const starts = startsFor(period)
  const [first, last] = [at(receipts.from), at(receipts.to)]
  const started = sql`measured_at >= ${starts.from}::bigint and measured_at < ${starts.to}::bigint`
  return {
    prompt: sql`vehicle_id = ${vehicleId}::uuid and received_at >= ${first}::timestamptz and received_at <= ${last}::timestamptz and ${started}`,
    late: sql`vehicle_id = ${vehicleId}::uuid and received_at > ${last}::timestamptz and ${started}
      and received_at - to_timestamp(greatest(measured_at, 0) / 1000::double precision) > interval '1 hour'`,
  }
}

/** A time PostgreSQL can hold, however far away it is. */
const at = (time: number) => new Date(Math.min(Math.max(time, 0), farthest))
const farthest = Date.UTC(9999, 0)

export async function listRows(db: Db, vehicleId: string, period: Period): Promise<HistoryRow[]> {
  const { prompt, late } = rowsOf(vehicleId, period)
  const rows = await sql<HistoryRow>`
    select received_at, received_at::text as receipt, boot, seq, measured_at, body from link.history where ${prompt}
    union all
    select received_at, received_at::text as receipt, boot, seq, measured_at, body from link.history where ${late}`.execute(db)
  return rows.rows
}

/** Deletes the messages that began in the period. */
export async function deleteStarted(db: Db, vehicleId: string, starts: Period): Promise<void> {
  if (starts.from >= starts.to) return
  const { prompt, late } = rowsOf(vehicleId, starts)
  const inside = sql`measured_at >= ${starts.from}::bigint`
  await sql`delete from link.history where ${prompt} and ${inside}`.execute(db)
  await sql`delete from link.history where ${late} and ${inside}`.execute(db)
}

/** Deletes what was received in the period by a clock that nobody can believe. */
export async function deleteUnbelievable(db: Db, vehicleId: string, received: Period, historyDays: number): Promise<void> {
  const receipt = sql`(extract(epoch from received_at) * 1000)::bigint`
  await sql`delete from link.history
    where vehicle_id = ${vehicleId}::uuid and received_at >= ${at(received.from)}::timestamptz and received_at < ${at(received.to)}::timestamptz
      and (measured_at > ${receipt} + ${clockAhead}::bigint or measured_at < ${receipt} - ${historyDays * 24 * 3600_000}::bigint)`.execute(
    db,
  )
}

/** The first bytes of messages nobody could read may say where the car was too. */
export async function deleteRejected(db: Db, vehicleId: string, received: Period): Promise<void> {
  await tables(db)
    .deleteFrom('link.rejected')
    .where('vehicle_id', '=', vehicleId)
    .where('at', '>=', at(received.from))
    .where('at', '<', at(received.to))
    .execute()
}

export async function deleteKeys(db: Db, vehicleId: string, keys: readonly RowKey[]): Promise<void> {
  if (keys.length === 0) return
  const [receipts, boots, seqs] = [keys.map(({ receipt }) => receipt), keys.map(({ boot }) => boot), keys.map(({ seq }) => seq)]
  await sql`delete from link.history h using unnest(${receipts}::timestamptz[], ${boots}::text[], ${seqs}::bigint[]) as k(receipt, boot, seq)
    where h.vehicle_id = ${vehicleId}::uuid and h.received_at = k.receipt and h.boot = k.boot and h.seq = k.seq`.execute(db)
}

export async function updateBody(db: Db, vehicleId: string, key: RowKey, body: Buffer): Promise<void> {
  await sql`update link.history set body = ${body} where vehicle_id = ${vehicleId}::uuid and received_at = ${key.receipt}::timestamptz
    and boot = ${key.boot} and seq = ${key.seq}::bigint`.execute(db)
}

/** Asked for once more it stands anew: files may have been written since. */
export async function insertForgotten(db: Db, vehicleId: string, { from, to }: Period, now: Date): Promise<void> {
  await tables(db)
    .insertInto('link.forgotten')
    .values({ vehicle_id: vehicleId, starts_at: at(from), ends_at: at(to), asked_at: now, wiped_at: null })
    .onConflict((c) => c.columns(['vehicle_id', 'starts_at', 'ends_at']).doUpdateSet({ asked_at: now, wiped_at: null }))
    .execute()
}

export async function listForgotten(db: Db, vehicleId: string): Promise<Period[]> {
  const rows = await tables(db).selectFrom('link.forgotten').select(['starts_at', 'ends_at']).where('vehicle_id', '=', vehicleId).execute()
  return rows.map(({ starts_at, ends_at }) => ({ from: starts_at.getTime(), to: ends_at.getTime() }))
}
