/** SQL about passkeys and the challenges they answer. */
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export async function hasPasskey(db: Db, accountId: string): Promise<boolean> {
  const found = await sql<{ has: boolean }>`select exists (select from accounts.passkeys where account_id = ${accountId}) as has`.execute(
    db,
  )
  return found.rows[0]?.has ?? false
}

export const listOf = (db: Db, accountId: string) =>
  tables(db).selectFrom('accounts.passkeys').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()

export const findByCredential = (db: Db, credentialId: string) =>
  tables(db).selectFrom('accounts.passkeys').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()

/** False: the authenticator's credential is registered already. */
export async function insertPasskey(db: Db, row: Insertable<AccountsTables['accounts.passkeys']>): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('accounts.passkeys')
    .values(row)
    .onConflict((c) => c.column('credential_id').doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Notes a use. False when the counter did not move on: another copy of the key was faster. */
export async function usePasskey(db: Db, id: string, counter: number, synced: boolean, now: Date): Promise<boolean> {
  const used = await sql`update accounts.passkeys set counter = ${counter}, synced = ${synced}, last_used_at = ${now}
    where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`.execute(db)
  return used.numAffectedRows === 1n
}

/** False: no such passkey of this account. */
export async function renameOf(db: Db, accountId: string, id: string, name: string): Promise<boolean> {
  const renamed = await tables(db)
    .updateTable('accounts.passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return renamed.numUpdatedRows === 1n
}

export async function deleteOf(db: Db, accountId: string, id: string): Promise<boolean> {
  const deleted = await tables(db)
    .deleteFrom('accounts.passkeys')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

type Challenges = AccountsTables['accounts.challenges']

export const insertChallenge = (db: Db, row: Insertable<Challenges>) => tables(db).insertInto('accounts.challenges').values(row).execute()

/** Takes a challenge out: whoever asks second finds none. */
export const takeChallenge = (db: Db, challenge: string, purpose: 'sign-in' | 'reauthenticate' | 'add-passkey' | 'request', now: Date) =>
  tables(db)
    .deleteFrom('accounts.challenges')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()

export const deleteOldChallenges = (db: Db, now: Date) =>
  tables(db).deleteFrom('accounts.challenges').where('expires_at', '<', now).execute()
