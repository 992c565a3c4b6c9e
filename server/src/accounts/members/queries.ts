/** SQL about the people of a corporation. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables, MemberRole } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export interface MemberRow {
  id: string
  corporation_id: string
  email: string
  member_id: string | null
  role: MemberRole
  invited_at: Date
  accepted_at: Date | null
  /** Of the account that accepted. */
  name: string | null
}
const members = sql`select m.id, m.corporation_id, m.email, m.member_id, m.role, m.invited_at, m.accepted_at, a.name
  from accounts.members m left join accounts.accounts a on a.id = m.member_id`

/** Oldest first. */
export async function listMembersOf(db: Db, corporationId: string): Promise<MemberRow[]> {
  return (await sql<MemberRow>`${members} where m.corporation_id = ${corporationId} order by m.invited_at, m.id`.execute(db)).rows
}

export async function findMember(db: Db, id: string): Promise<MemberRow | undefined> {
  return (await sql<MemberRow>`${members} where m.id = ${id}`.execute(db)).rows[0]
}

/** False: the address is a member or invited already. */
export async function insertMember(
  db: Db,
  row: { id: string; corporation_id: string; email: string; role: MemberRole; invited_at: Date },
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('accounts.members')
    .values({ ...row, member_id: null, accepted_at: null })
    .onConflict((c) => c.columns(['corporation_id', 'email']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export const setRole = (db: Db, id: string, role: MemberRole) =>
  tables(db).updateTable('accounts.members').set({ role }).where('id', '=', id).execute()

export const deleteMember = (db: Db, id: string) => tables(db).deleteFrom('accounts.members').where('id', '=', id).execute()

/** False: there is no such invitation for this address any more. */
export async function acceptInvitation(db: Db, id: string, account: { id: string; email: string }, now: Date): Promise<boolean> {
  const accepted = await tables(db)
    .updateTable('accounts.members')
    .set({ member_id: account.id, accepted_at: now })
    .where('id', '=', id)
    .where('email', '=', account.email)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  return accepted.numUpdatedRows === 1n
}

export interface MembershipRow {
  id: string
  corporation: string
  role: MemberRole
  accepted: boolean
}

/** Accepted by this account, or waiting for its address; oldest first. */
export async function listMembershipsOf(db: Db, account: { id: string; email: string }): Promise<MembershipRow[]> {
  const found = await sql<MembershipRow>`
    select m.id, c.name as corporation, m.role, m.accepted_at is not null as accepted
    from accounts.members m join accounts.accounts c on c.id = m.corporation_id
    where m.member_id = ${account.id} or (m.email = ${account.email} and m.accepted_at is null)
    order by m.invited_at, m.id`.execute(db)
  return found.rows
}

/** Corporations whose invitation this account has accepted. */
export const listActing = (db: Db, accountId: string) =>
  tables(db)
    .selectFrom('accounts.members')
    .select(['id', 'corporation_id', 'role'])
    .where('member_id', '=', accountId)
    .where('accepted_at', 'is not', null)
    .orderBy('accepted_at')
    .execute()
