/** SQL about staff and the dealers they work for. */
import type { Dealer } from '@tsunagu/contract/accounts.ts'
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { AccountsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

export const findDealer = (db: Db, id: string) =>
  tables(db).selectFrom('accounts.dealers').select(['id', 'name', 'phone', 'place']).where('id', '=', id).executeTakeFirst()

export const listAllDealers = (db: Db) =>
  tables(db).selectFrom('accounts.dealers').select(['id', 'name', 'phone', 'place']).orderBy('created_at').orderBy('name').execute()

export const insertDealer = (db: Db, dealer: Dealer, now: Date) =>
  tables(db)
    .insertInto('accounts.dealers')
    .values({ ...dealer, created_at: now })
    .execute()

export interface StaffRow {
  id: string
  email: string
  name: string
  roles: StaffRole[]
  dealer: Dealer | null
  ended_at: Date | null
}

const staffRows = sql`
  select a.id, a.email, a.name, a.roles, a.ended_at,
    case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'phone', d.phone, 'place', d.place) end as dealer
  from accounts.accounts a left join accounts.dealers d on d.id = a.dealer_id
  where a.kind = 'staff'`

/** All, oldest first. */
export async function listStaffRows(db: Db): Promise<StaffRow[]> {
  return (await sql<StaffRow>`${staffRows} order by a.created_at, a.id`.execute(db)).rows
}

export async function findStaffRow(db: Db, id: string): Promise<StaffRow | undefined> {
  return (await sql<StaffRow>`${staffRows} and a.id = ${id}`.execute(db)).rows[0]
}

/** False: there is none, or it has ended already. */
export async function endStaffRow(db: Db, id: string, now: Date): Promise<boolean> {
  const ended = await tables(db)
    .updateTable('accounts.accounts')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('kind', '=', 'staff')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}
