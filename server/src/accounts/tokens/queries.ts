/** SQL about personal API tokens. */
import type { ApiScope } from '@tsunagu/contract/tokens.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export interface LiveToken {
  id: string
  account_id: string
  scopes: ApiScope[]
  vehicle_ids: string[] | null
  created_at: Date
  last_used_at: Date | null
  expires_at: Date
}

/** On every call with a token: one look at a unique index, one at a primary key. */
export async function findLiveToken(db: Db, hash: Buffer, now: Date): Promise<LiveToken | undefined> {
  const found = await sql<LiveToken>`
    select t.id, t.account_id, t.scopes, t.vehicle_ids, t.created_at, t.last_used_at, t.expires_at
    from accounts.tokens t join accounts.accounts a on a.id = t.account_id
    where t.hash = ${hash} and t.expires_at > ${now} and a.kind = 'owner' and a.ended_at is null`.execute(db)
  return found.rows[0]
}

export const touchToken = (db: Db, id: string, now: Date) =>
  tables(db).updateTable('accounts.tokens').set({ last_used_at: now }).where('id', '=', id).execute()

/** One at a time for an account, until the transaction ends: the most tokens are counted. */
export async function countTokens(db: Db, accountId: string, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`accounts tokens ${accountId}`}, 0))`.execute(db)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from accounts.tokens where account_id = ${accountId} and expires_at > ${now}`.execute(db)
  return found.rows[0]?.count ?? 0
}

export const insertToken = (db: Db, row: Insertable<AccountsTables['accounts.tokens']>) =>
  tables(db).insertInto('accounts.tokens').values(row).execute()

export const tokensOf = (db: Db, accountId: string) =>
  tables(db).selectFrom('accounts.tokens').selectAll().where('account_id', '=', accountId).orderBy('created_at', 'desc').execute()

/** False: no such token of this account. */
export async function deleteToken(db: Db, accountId: string, id: string): Promise<boolean> {
  const gone = await tables(db).deleteFrom('accounts.tokens').where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n
}

export const deleteTokensOf = (db: Db, accountId: string) =>
  tables(db).deleteFrom('accounts.tokens').where('account_id', '=', accountId).execute()

export const deleteOldTokens = (db: Db, before: Date) => tables(db).deleteFrom('accounts.tokens').where('expires_at', '<', before).execute()
