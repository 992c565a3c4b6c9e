/** SQL about the people of a corporation. */
import type { Db } from '../../platform/db.ts'
import type { AccountsTables, MemberRole } from '../tables.ts'

const tables = (db: Db) => db.withTables<AccountsTables>()

/** Corporations whose invitation this account has accepted. */
export const listActing = (db: Db, accountId: string) =>
  tables(db)
    .selectFrom('accounts.members')
    .select(['corporation_id', 'role'])
    .where('member_id', '=', accountId)
    .where('accepted_at', 'is not', null)
    .orderBy('accepted_at')
    .execute() as Promise<{ corporation_id: string; role: MemberRole }[]>
