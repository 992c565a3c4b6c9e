/** SQL about lent tablets. */
import type { Db } from '../../platform/database/db.ts'
import type { SignupTables } from '../tables.ts'

const of = (db: Db) => db.withTables<SignupTables>()
export type TabletRow = SignupTables['signup.tablets']

export const insertTablet = (db: Db, row: TabletRow) => of(db).insertInto('signup.tablets').values(row).execute()

/** The one that has this cookie, while it is lent. */
export const findLentTablet = (db: Db, tokenHash: Buffer, now: Date): Promise<TabletRow | undefined> =>
  of(db)
    .selectFrom('signup.tablets')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .executeTakeFirst()

/** Held until the transaction ends; one whose time is over too, as long as nobody took it back. */
export const lockTablet = (db: Db, by: { id: string } | { tokenHash: Buffer }): Promise<TabletRow | undefined> => {
  const asked = of(db).selectFrom('signup.tablets').selectAll().where('ended_at', 'is', null).forUpdate()
  return ('id' in by ? asked.where('id', '=', by.id) : asked.where('token_hash', '=', by.tokenHash)).executeTakeFirst()
}

export const updateTablet = (db: Db, id: string, change: Partial<TabletRow>) =>
  of(db).updateTable('signup.tablets').set(change).where('id', '=', id).execute()

/** No browser holds what was begun at this one any more. */
export const letProceduresGo = (db: Db, browserHash: Buffer) =>
  of(db).updateTable('signup.procedures').set({ browser_hash: null }).where('browser_hash', '=', browserHash).execute()

/** What goes on at this browser. */
export const findProcedureAt = (db: Db, browserHash: Buffer): Promise<{ id: string } | undefined> =>
  of(db)
    .selectFrom('signup.procedures')
    .select('id')
    .where('browser_hash', '=', browserHash)
    .where('ended_at', 'is', null)
    .orderBy('begun_at', 'desc')
    .executeTakeFirst()

export const forgetTablets = (db: Db, before: Date) => of(db).deleteFrom('signup.tablets').where('ended_at', '<', before).execute()
