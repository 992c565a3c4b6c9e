/** SQL about webhooks and what is sent to them. */
import { trialType, type WebhookEventType } from '@tsunagu/contract/builders.ts'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { BuildersTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<BuildersTables>()

export type WebhookRow = Selectable<BuildersTables['builders.webhooks']>
export type DeliveryRow = Selectable<BuildersTables['builders.deliveries']>

export const webhooksOf = (db: Db, accountId: string) =>
  tables(db).selectFrom('builders.webhooks').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()

/** One of this account. */
export const webhookOf = (db: Db, accountId: string, id: string) =>
  tables(db).selectFrom('builders.webhooks').selectAll().where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()

export const insertWebhook = (db: Db, row: Insertable<BuildersTables['builders.webhooks']>) =>
  tables(db).insertInto('builders.webhooks').values(row).execute()

export const updateWebhook = (db: Db, id: string, set: Updateable<BuildersTables['builders.webhooks']>) =>
  tables(db).updateTable('builders.webhooks').set(set).where('id', '=', id).execute()

export const deleteWebhook = (db: Db, id: string) => tables(db).deleteFrom('builders.webhooks').where('id', '=', id).execute()

/** One at a time for an account, until the transaction ends. */
export const lockWebhooks = (db: Db, accountId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`builders webhooks ${accountId}`}, 0))`.execute(db)

/** Those of these accounts that want such an event of this car; null: an event of no car. */
export async function listeners(db: Db, accountIds: readonly string[], type: WebhookEventType, vehicleId: string | null) {
  if (accountIds.length === 0) return []
  const found = await sql<WebhookRow>`select * from builders.webhooks
    where account_id = any(${[...accountIds]}::uuid[]) and state <> 'off' and events @> array[${type}]
      and (vehicle_ids is null or ${vehicleId}::uuid = any(vehicle_ids))`.execute(db)
  return found.rows
}

/** Who wants such events, of any car. */
export async function accountsListening(db: Db, type: WebhookEventType): Promise<string[]> {
  const found = await sql<{ account_id: string }>`
    select distinct account_id from builders.webhooks where state <> 'off' and events @> array[${type}]`.execute(db)
  return found.rows.map(({ account_id }) => account_id)
}

/** What is to be told of these cars now; gives those that were told otherwise before. */
export async function putPresenceTold(db: Db, cars: readonly { vehicleId: string; online: boolean }[]): Promise<Set<string>> {
  const moved = await sql<{ vehicle_id: string }>`
    with car as (
      select * from unnest(${cars.map(({ vehicleId }) => vehicleId)}::uuid[], ${cars.map(({ online }) => online)}::boolean[])
        as c(vehicle_id, online)
    ), put as (
      insert into builders.presence_told as t (vehicle_id, online) select vehicle_id, online from car
      on conflict (vehicle_id) do update set online = excluded.online where t.online <> excluded.online
    )
    select car.vehicle_id from car join builders.presence_told before using (vehicle_id) where before.online <> car.online`.execute(db)
  return new Set(moved.rows.map(({ vehicle_id }) => vehicle_id))
}

/** Of all cars but these. */
export const forgetPresenceTold = (db: Db, vehicleIds: readonly string[]) =>
  sql`delete from builders.presence_told where vehicle_id <> all(${vehicleIds}::uuid[])`.execute(db)

/** False: this event went to this webhook before. */
export async function insertDelivery(db: Db, row: Insertable<BuildersTables['builders.deliveries']>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('builders.deliveries')
    .values(row)
    .onConflict((c) => c.columns(['webhook_id', 'once']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export const updateDelivery = (db: Db, id: string, set: Updateable<BuildersTables['builders.deliveries']>) =>
  tables(db).updateTable('builders.deliveries').set(set).where('id', '=', id).execute()

/** What waits for a try, with its webhook. */
export async function waitingDelivery(db: Db, id: string): Promise<{ delivery: DeliveryRow; webhook: WebhookRow } | undefined> {
  const delivery = await tables(db)
    .selectFrom('builders.deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  const webhook =
    delivery && (await tables(db).selectFrom('builders.webhooks').selectAll().where('id', '=', delivery.webhook_id).executeTakeFirst())
  return delivery && webhook ? { delivery, webhook } : undefined
}

/** The newest first; `before`: older than that one. */
export async function deliveryRows(db: Db, webhookId: string, before: string | null, most: number): Promise<DeliveryRow[]> {
  const found = await sql<DeliveryRow>`select d.* from builders.deliveries d
    where d.webhook_id = ${webhookId} and (${before}::uuid is null or (d.at, d.id) <
      (select b.at, b.id from builders.deliveries b where b.id = ${before}::uuid and b.webhook_id = ${webhookId}))
    order by d.at desc, d.id desc limit ${most}`.execute(db)
  return found.rows
}

/** Those that are to be sent again, the oldest first; what waits is on its way already. */
export async function replayable(
  db: Db,
  webhookId: string,
  which: { id: string } | { since: Date; all: boolean },
  most: number,
): Promise<string[]> {
  let query = tables(db).selectFrom('builders.deliveries').select('id').where('webhook_id', '=', webhookId).where('state', '!=', 'waiting')
  if ('id' in which) query = query.where('id', '=', which.id)
  else {
    query = query.where('at', '>=', which.since)
    // a trial was for its moment
    query = query.where('type', '!=', trialType)
    if (!which.all) query = query.where('state', 'in', ['failed', 'held'])
  }
  const rows = await query.orderBy('at').orderBy('id').limit(most).execute()
  return rows.map(({ id }) => id)
}

/** What still waits of a webhook that is off is held. */
export const holdWaiting = (db: Db, webhookId: string) =>
  tables(db)
    .updateTable('builders.deliveries')
    .set({ state: 'held', next_try_at: null })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute()

export const deleteOldDeliveries = (db: Db, before: Date) => tables(db).deleteFrom('builders.deliveries').where('at', '<', before).execute()
