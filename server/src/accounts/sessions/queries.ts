/** SQL about sessions of our own web apps and the browsers they run in. */

import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountKind, AccountsTables, Acr } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export interface LiveSession {
  id: string
  account_id: string
  roles: StaffRole[]
  authenticated_at: Date
  last_seen_at: Date
}

/** On every request: one look at a unique index, one at a primary key. `seenAfter`: sessions idle since before are over. */
export async function findLiveSession(db: Db, tokenHash: Buffer, audience: AccountKind, now: Date, seenAfter: Date) {
  const found = await sql<LiveSession>`
    select s.id, s.account_id, a.roles, s.authenticated_at, s.last_seen_at
    from accounts.sessions s join accounts.accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.audience = ${audience} and s.expires_at > ${now} and s.last_seen_at > ${seenAfter}
      and a.ended_at is null`.execute(db)
  return found.rows[0]
}

export const touchSession = (db: Db, id: string, now: Date, address: string) =>
  tables(db).updateTable('accounts.sessions').set({ last_seen_at: now, address }).where('id', '=', id).execute()

/** Password or passkey once more. A password does not make less of a session that had proved the second factor. */
export const refreshSession = (db: Db, id: string, now: Date, acr: Exclude<Acr, 'second-factor'>) =>
  sql`update accounts.sessions set authenticated_at = ${now},
    acr = case when ${acr} = 'password' and acr = 'second-factor' then acr else ${acr} end,
    second_factor_at = case when ${acr} = 'passkey' then ${now}::timestamptz else second_factor_at end
    where id = ${id}`.execute(db)

export const proveFactor = (db: Db, id: string, now: Date) =>
  tables(db).updateTable('accounts.sessions').set({ second_factor_at: now }).where('id', '=', id).execute()

export const insertSession = (db: Db, row: Insertable<AccountsTables['accounts.sessions']>) =>
  tables(db).insertInto('accounts.sessions').values(row).execute()

export const listLiveSessions = (db: Db, accountId: string, now: Date, seenAfter: Date) =>
  tables(db)
    .selectFrom('accounts.sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', seenAfter)
    .orderBy('last_seen_at', 'desc')
    .execute()

/** Ends sessions of an account: one, or all but one, or all. Gives what it ended. */
export async function deleteSessions(db: Db, accountId: string, which: { only?: string; butNot?: string | undefined }) {
  let query = tables(db).deleteFrom('accounts.sessions').where('account_id', '=', accountId)
  if (which.only) query = query.where('id', '=', which.only)
  if (which.butNot) query = query.where('id', '!=', which.butNot)
  return query.returning(['id', 'provider_session']).execute()
}

/** Ends the session a browser already has, when another takes its cookie's place. */
export const deleteSessionByToken = (db: Db, tokenHash: Buffer) =>
  tables(db).deleteFrom('accounts.sessions').where('token_hash', '=', tokenHash).returning(['id', 'provider_session']).executeTakeFirst()

export const findSessionByToken = (db: Db, tokenHash: Buffer) =>
  tables(db).selectFrom('accounts.sessions').select(['id', 'account_id']).where('token_hash', '=', tokenHash).executeTakeFirst()

export const findSession = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.sessions').selectAll().where('id', '=', id).executeTakeFirst()

export const deleteOldSessions = (db: Db, now: Date, seenBefore: Date) =>
  tables(db)
    .deleteFrom('accounts.sessions')
    .where((e) => e.or([e('expires_at', '<', now), e('last_seen_at', '<', seenBefore)]))
    .execute()

/** Was this browser new to an account that had others before? */
export async function meetDevice(db: Db, accountId: string, deviceHash: Buffer, now: Date): Promise<boolean> {
  const met = await sql<{ first: boolean; others: boolean }>`
    with met as (
      insert into accounts.devices (account_id, device_hash, first_seen_at, last_seen_at)
      values (${accountId}, ${deviceHash}, ${now}, ${now})
      on conflict (account_id, device_hash) do update set last_seen_at = excluded.last_seen_at
      returning xmax = 0 as first)
    select met.first, exists (select from accounts.devices where account_id = ${accountId} and device_hash <> ${deviceHash}) as others
    from met`.execute(db)
  return met.rows[0]?.first === true && met.rows[0].others
}

export const deleteSessionsFrom = (db: Db, providerSession: string) =>
  tables(db).deleteFrom('accounts.sessions').where('provider_session', '=', providerSession).returning(['id', 'account_id']).execute()
