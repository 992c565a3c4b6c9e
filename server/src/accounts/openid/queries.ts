/** SQL about what the OpenID provider remembers, and about third-party clients. Payloads are sealed before they come here. */
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export interface RecordRow {
  kind: string
  sealed: Buffer
  consumed_at: Date | null
}

export async function putRecord(db: Db, row: Insertable<AccountsTables['accounts.oidc_records']>): Promise<void> {
  await tables(db)
    .insertInto('accounts.oidc_records')
    .values(row)
    .onConflict((c) =>
      c.columns(['kind', 'id_hash']).doUpdateSet({
        sealed: row.sealed,
        account_id: row.account_id ?? null,
        grant_id: row.grant_id ?? null,
        uid: row.uid ?? null,
        expires_at: row.expires_at,
      }),
    )
    .execute()
}

export const findRecord = (db: Db, kind: string, idHash: Buffer): Promise<RecordRow | undefined> =>
  tables(db)
    .selectFrom('accounts.oidc_records')
    .select(['kind', 'sealed', 'consumed_at'])
    .where('kind', '=', kind)
    .where('id_hash', '=', idHash)
    .executeTakeFirst()

export const findRecordByUid = (db: Db, kind: string, uid: string): Promise<RecordRow | undefined> =>
  tables(db)
    .selectFrom('accounts.oidc_records')
    .select(['kind', 'sealed', 'consumed_at'])
    .where('kind', '=', kind)
    .where('uid', '=', uid)
    .executeTakeFirst()

export const deleteRecord = (db: Db, kind: string, idHash: Buffer) =>
  tables(db).deleteFrom('accounts.oidc_records').where('kind', '=', kind).where('id_hash', '=', idHash).execute()

export const deleteRecordByUid = (db: Db, kind: string, uid: string) =>
  tables(db).deleteFrom('accounts.oidc_records').where('kind', '=', kind).where('uid', '=', uid).execute()

/** Everything of a grant: the grant, codes, tokens. `kind`: only those of one model. */
export async function deleteByGrant(db: Db, grantId: string, kind?: string): Promise<void> {
  let query = tables(db).deleteFrom('accounts.oidc_records').where('grant_id', '=', grantId)
  if (kind) query = query.where('kind', '=', kind)
  await query.execute()
}

/** Marks a code or refresh token used. False: it was already. */
export async function consumeRecord(db: Db, kind: string, idHash: Buffer, now: Date): Promise<boolean> {
  const consumed = await tables(db)
    .updateTable('accounts.oidc_records')
    .set({ consumed_at: now })
    .where('kind', '=', kind)
    .where('id_hash', '=', idHash)
    .where('consumed_at', 'is', null)
    .executeTakeFirst()
  return consumed.numUpdatedRows === 1n
}

/** Sessions, grants, codes and tokens of an account; `butUid`: leaves one of its sessions at the provider. */
export async function deleteOfAccount(db: Db, accountId: string, butUid: string | null): Promise<void> {
  await sql`delete from accounts.oidc_records where account_id = ${accountId} and uid is distinct from ${butUid ?? ''}`.execute(db)
}

/** Does the grant behind a token still stand? On every call with a token: one look at the primary key. */
export async function grantStands(db: Db, kind: string, idHash: Buffer, now: Date): Promise<boolean> {
  const found = await sql`select from accounts.oidc_records where kind = ${kind} and id_hash = ${idHash} and expires_at > ${now}`.execute(
    db,
  )
  return found.rows.length === 1
}

export const deleteOldRecords = (db: Db, now: Date) =>
  tables(db).deleteFrom('accounts.oidc_records').where('expires_at', '<', now).execute()

export const findClient = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.clients').selectAll().where('id', '=', id).executeTakeFirst()

export const insertClient = (db: Db, row: Insertable<AccountsTables['accounts.clients']>) =>
  tables(db).insertInto('accounts.clients').values(row).execute()
