/** All SQL of `remote`. */
import type { Db } from '../platform/database/db.ts'
import type { RemoteTables } from './tables.ts'

const of = (db: Db) => db.withTables<RemoteTables>()

export const acknowledgedRows = (db: Db, accountId: string) =>
  of(db).selectFrom('remote.cautions').select(['about', 'version', 'acknowledged_at']).where('account_id', '=', accountId).execute()

/** A second reading keeps the first one's time. */
export const insertAcknowledged = (db: Db, row: RemoteTables['remote.cautions']) =>
  of(db)
    .insertInto('remote.cautions')
    .values(row)
    .onConflict((c) => c.columns(['account_id', 'about', 'version']).doNothing())
    .execute()
