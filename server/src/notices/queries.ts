/** All SQL of notices. */
import type { NoticeKind } from '@tsunagu/contract/notices.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { DeliveryState, NoticesTables, SentChannel } from './tables.ts'

const tables = (db: Db) => db.withTables<NoticesTables>()

type NoticeRow = Selectable<NoticesTables['notices.notices']>
export type SubscriptionRow = Selectable<NoticesTables['notices.push_subscriptions']>

/** False when the account was told this before (`once`). */
export async function insertNotice(db: Db, row: Insertable<NoticesTables['notices.notices']>): Promise<boolean> {
  const added = await tables(db)
    .insertInto('notices.notices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'once']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Newest first, from the one after `before`; unknown `before` gives none. */
export async function noticesOf(db: Db, accountId: string, before: string | undefined, most: number): Promise<NoticeRow[]> {
  const page = tables(db)
    .selectFrom('notices.notices')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
  if (before === undefined) return page.execute()
  return page
    .where(sql<boolean>`(at, id) < (select at, id from notices.notices where id = ${before} and account_id = ${accountId})`)
    .execute()
}

export async function countUnread(db: Db, accountId: string): Promise<number> {
  const counted = await tables(db)
    .selectFrom('notices.notices')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return counted.unread
}

/** False: no such notice of this account. A notice that was read before keeps its time. */
export async function markRead(db: Db, accountId: string, id: string, readAt: Date | null): Promise<boolean> {
  const marked = await tables(db)
    .updateTable('notices.notices')
    .set({ read_at: readAt === null ? null : sql<Date>`coalesce(read_at, ${readAt})` })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return marked.numUpdatedRows === 1n
}

export async function markAllRead(db: Db, accountId: string, readAt: Date): Promise<void> {
  await tables(db)
    .updateTable('notices.notices')
    .set({ read_at: readAt })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .execute()
}

export async function deleteNoticesBefore(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('notices.notices').where('at', '<', before).execute()
}

const deliveryColumns = [
  'id',
  'notice_id as noticeId',
  'account_id as accountId',
  'channel',
  'subscription_id as subscriptionId',
  'state',
  'error',
  'at',
] as const

export async function insertDelivery(db: Db, row: Insertable<NoticesTables['notices.deliveries']>): Promise<void> {
  await tables(db).insertInto('notices.deliveries').values(row).execute()
}

export async function deliveriesOf(db: Db, noticeIds: readonly string[]) {
  if (noticeIds.length === 0) return []
  return tables(db).selectFrom('notices.deliveries').select(deliveryColumns).where('notice_id', 'in', noticeIds).execute()
}

/** The newest deliveries of a channel, newest first. */
export async function latestDeliveries(db: Db, accountId: string, channel: SentChannel, most = 50) {
  return tables(db)
    .selectFrom('notices.deliveries')
    .select(deliveryColumns)
    .where('account_id', '=', accountId)
    .where('channel', '=', channel)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
}

/** A delivery that still waits, with its notice. */
export async function waitingDelivery(db: Db, id: string) {
  return tables(db)
    .selectFrom('notices.deliveries as d')
    .innerJoin('notices.notices as n', 'n.id', 'd.notice_id')
    .select(['d.id', 'd.account_id as accountId', 'd.subscription_id as subscriptionId', 'd.notice_id as noticeId'])
    .select(['n.word', 'n.facts', 'n.once', 'n.at'])
    .where('d.id', '=', id)
    .where('d.state', '=', 'waiting')
    .executeTakeFirst()
}

/** False: it waits no more. */
export async function updateDelivery(db: Db, id: string, state: DeliveryState, error: string | null, at: Date): Promise<boolean> {
  const updated = await tables(db)
    .updateTable('notices.deliveries')
    .set({ state, error, at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function deleteWaitingDeliveries(db: Db, subscriptionId: string): Promise<void> {
  await tables(db).deleteFrom('notices.deliveries').where('subscription_id', '=', subscriptionId).where('state', '=', 'waiting').execute()
}

export async function chosenPreferences(db: Db, accountId: string) {
  return tables(db).selectFrom('notices.preferences').select(['kind', 'mail', 'push']).where('account_id', '=', accountId).execute()
}

export async function savePreference(db: Db, accountId: string, kind: NoticeKind, chosen: { mail: boolean; push: boolean }): Promise<void> {
  await tables(db)
    .insertInto('notices.preferences')
    .values({ account_id: accountId, kind, ...chosen })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind']).doUpdateSet(chosen))
    .execute()
}

export async function subscriptionsOf(db: Db, accountId: string): Promise<SubscriptionRow[]> {
  return tables(db)
    .selectFrom('notices.push_subscriptions')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .execute()
}

export async function subscriptionById(db: Db, id: string): Promise<SubscriptionRow | undefined> {
  return tables(db).selectFrom('notices.push_subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function subscriptionAt(db: Db, endpoint: string): Promise<SubscriptionRow | undefined> {
  return tables(db).selectFrom('notices.push_subscriptions').selectAll().where('endpoint', '=', endpoint).forUpdate().executeTakeFirst()
}

/** Inserts, or renews keys and name of the same account's subscription at this endpoint; gives the id that stands. */
export async function saveSubscription(db: Db, row: Insertable<NoticesTables['notices.push_subscriptions']>): Promise<string> {
  const saved = await tables(db)
    .insertInto('notices.push_subscriptions')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('endpoint').doUpdateSet({ p256dh: row.p256dh, auth: row.auth, device: row.device, session_id: row.session_id }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return saved.id
}

export const subscriptionsOfSession = (db: Db, sessionId: string) =>
  tables(db).selectFrom('notices.push_subscriptions').select('id').where('session_id', '=', sessionId).execute()

/** Gives the row that was there. */
export async function deleteSubscription(db: Db, id: string): Promise<SubscriptionRow | undefined> {
  return tables(db).deleteFrom('notices.push_subscriptions').where('id', '=', id).returningAll().executeTakeFirst()
}
