/** SQL about accounts themselves; sessions, codes, passkeys, sign-in and openid have their own beside their verbs. */
import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../platform/database/db.ts'
import type { AccountKind, AccountsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()
type Accounts = AccountsTables['accounts.accounts']

export const findAccount = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.accounts').selectAll().where('id', '=', id).executeTakeFirst()

export const findAccountByEmail = (db: Db, kind: AccountKind, email: string) =>
  tables(db).selectFrom('accounts.accounts').selectAll().where('kind', '=', kind).where('email', '=', email).executeTakeFirst()

/** False: the address has an account of this kind already. */
export async function insertAccount(db: Db, row: Insertable<Accounts>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('accounts.accounts')
    .values(row)
    .onConflict((c) => c.columns(['kind', 'email']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Waits for others who write the same account; what is read stays true until the end of the transaction. */
export const lockAccount = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function updateAccount(db: Db, id: string, change: Updateable<Accounts>): Promise<void> {
  if (Object.keys(change).length === 0) return
  await tables(db).updateTable('accounts.accounts').set(change).where('id', '=', id).execute()
}

/** Keeps the first day of being linked. */
export const holdAccount = (db: Db, id: string, now: Date) =>
  tables(db).updateTable('accounts.accounts').set({ held_at: now }).where('id', '=', id).where('held_at', 'is', null).execute()

/** A code came back from this number; no mark when the account has another by now. */
export const markPhoneVerified = (db: Db, id: string, phone: string, now: Date) =>
  tables(db).updateTable('accounts.accounts').set({ phone_verified_at: now }).where('id', '=', id).where('auth_phone', '=', phone).execute()

/** Gives the accounts it marked now, not those marked before. */
export async function markBounced(db: Db, email: string, now: Date): Promise<string[]> {
  const marked = await tables(db)
    .updateTable('accounts.accounts')
    .set({ mail_bounced_at: now })
    .where('email', '=', email)
    .where('mail_bounced_at', 'is', null)
    .returning('id')
    .execute()
  return marked.map(({ id }) => id)
}

/** Gives the accounts whose mark it took away. */
export async function markWorks(db: Db, email: string): Promise<string[]> {
  const marked = await tables(db)
    .updateTable('accounts.accounts')
    .set({ mail_bounced_at: null })
    .where('email', '=', email)
    .where('mail_bounced_at', 'is not', null)
    .returning('id')
    .execute()
  return marked.map(({ id }) => id)
}
