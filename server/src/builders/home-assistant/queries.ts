/** SQL about people's own brokers and who holds the connection. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { BuildersTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<BuildersTables>()

export type BrokerRow = Selectable<BuildersTables['builders.brokers']>

/** One that was taken away is no longer the account's to see. */
export const brokerOf = (db: Db, accountId: string) =>
  tables(db).selectFrom('builders.brokers').selectAll().where('account_id', '=', accountId).where('removed', '=', false).executeTakeFirst()

/** Another address takes the place of the former; whoever holds the line reads it again. */
export async function upsertBroker(
  db: Db,
  row: Omit<Insertable<BuildersTables['builders.brokers']>, 'version' | 'published' | 'holder' | 'held_until'>,
): Promise<void> {
  await tables(db)
    .insertInto('builders.brokers')
    .values({ ...row, version: 1, published: [], holder: null, held_until: null })
    .onConflict((c) => c.column('account_id').doUpdateSet((e) => ({ ...row, version: e('builders.brokers.version', '+', 1) })))
    .execute()
}

export const markRemoved = (db: Db, accountId: string, now: Date) =>
  tables(db)
    .updateTable('builders.brokers')
    .set((e) => ({ removed: true, is_on: false, version: e('version', '+', 1), set_at: now }))
    .where('account_id', '=', accountId)
    .execute()

export const deleteBroker = (db: Db, accountId: string) =>
  tables(db).deleteFrom('builders.brokers').where('account_id', '=', accountId).execute()

/**
 * Keeps what this process holds and takes some of what nobody holds: a line is one process's alone, until its lease runs out. A broker that is
 * off is held only while there is something to take back from it.
 */
export async function holdBrokers(db: Db, holder: string, now: Date, until: Date, mostNew: number): Promise<BrokerRow[]> {
  const held = await sql<BrokerRow>`
    with free as (
      select account_id from builders.brokers
      where holder is distinct from ${holder}::uuid and (held_until is null or held_until < ${now})
        and (is_on or removed or cardinality(published) > 0)
      order by held_until nulls first limit ${mostNew} for update skip locked)
    update builders.brokers b set holder = ${holder}, held_until = ${until}
    where (b.account_id in (select account_id from free) or (b.holder = ${holder}::uuid and b.held_until > ${now}))
      and (is_on or removed or cardinality(published) > 0)
    returning b.*`.execute(db)
  return held.rows
}

/** Another process may take them at once. */
export const letGo = (db: Db, holder: string) =>
  tables(db).updateTable('builders.brokers').set({ holder: null, held_until: null }).where('holder', '=', holder).execute()

/** Only by who holds it. */
export const updateHeld = (db: Db, accountId: string, holder: string, set: Updateable<BuildersTables['builders.brokers']>) =>
  tables(db).updateTable('builders.brokers').set(set).where('account_id', '=', accountId).where('holder', '=', holder).execute()
