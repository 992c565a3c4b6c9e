/** SQL about requests for another name or birth date. Documents are read by themselves: they are large. */
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables, ChangeReason, ChangeState } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export interface ChangeRow {
  id: string
  account_id: string
  wanted: Buffer
  reason: ChangeReason
  state: ChangeState
  has_document: boolean
  answer: string | null
  asked_at: Date
  decided_at: Date | null
  former: Buffer | null
  both_until: Date | null
}
const columns = sql.raw(
  'id, account_id, wanted, reason, state, document is not null as has_document, answer, asked_at, decided_at, former, both_until',
)

/** False: the account has an open one. */
export async function insertChange(db: Db, row: Insertable<AccountsTables['accounts.identity_changes']>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('accounts.identity_changes')
    .values(row)
    // the partial index identity_changes_open; its condition cannot be named with parameters
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function listChangesOf(db: Db, accountId: string): Promise<ChangeRow[]> {
  return (
    await sql<ChangeRow>`select ${columns} from accounts.identity_changes where account_id = ${accountId} order by asked_at desc`.execute(
      db,
    )
  ).rows
}

export async function listWaitingChanges(db: Db): Promise<ChangeRow[]> {
  return (
    await sql<ChangeRow>`select ${columns} from accounts.identity_changes where state = 'waiting' order by asked_at limit 200`.execute(db)
  ).rows
}

export async function findChange(db: Db, id: string): Promise<ChangeRow | undefined> {
  return (await sql<ChangeRow>`select ${columns} from accounts.identity_changes where id = ${id}`.execute(db)).rows[0]
}

/** Of two who act on it at once the second waits and reads what the first made of it. */
export async function lockChange(db: Db, id: string): Promise<ChangeRow | undefined> {
  return (await sql<ChangeRow>`select ${columns} from accounts.identity_changes where id = ${id} for update`.execute(db)).rows[0]
}

export const keepDocument = (db: Db, id: string, document: Buffer, type: string) =>
  tables(db)
    .updateTable('accounts.identity_changes')
    .set({ document, document_type: type, state: 'waiting' })
    .where('id', '=', id)
    .execute()

export const findDocument = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.identity_changes').select(['document', 'document_type']).where('id', '=', id).executeTakeFirst()

export const settleChange = (
  db: Db,
  id: string,
  decision: Pick<Updateable<AccountsTables['accounts.identity_changes']>, 'former' | 'both_until'> & {
    state: ChangeState
    answer: string | null
    decided_at: Date
    decided_by: string | null
  },
) => tables(db).updateTable('accounts.identity_changes').set(decision).where('id', '=', id).execute()

export const dropDocument = (db: Db, id: string) =>
  tables(db).updateTable('accounts.identity_changes').set({ document: null, document_type: null }).where('id', '=', id).execute()

export const deleteOldDocuments = (db: Db, decidedBefore: Date) =>
  tables(db)
    .updateTable('accounts.identity_changes')
    .set({ document: null, document_type: null })
    .where('decided_at', '<', decidedBefore)
    .where('document', 'is not', null)
    .execute()
