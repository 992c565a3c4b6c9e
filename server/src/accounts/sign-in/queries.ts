/** SQL about wrong passwords in a row. */
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'

export interface Guesses {
  failures: number
  locked_until: Date | null
}

/** Takes the row until the end of the transaction, so that tries of one account stand in a queue; old failures are forgotten. */
export async function lockGuesses(db: Db, key: Buffer, now: Date, forgetBefore: Date): Promise<Guesses> {
  const locked = await sql<Guesses>`
    insert into accounts.guesses as g (key, failures, last_at) values (${key}, 0, ${now})
    on conflict (key) do update set last_at = excluded.last_at, failures = case when g.last_at < ${forgetBefore} then 0 else g.failures end
    returning failures, locked_until`.execute(db)
  return locked.rows[0] as Guesses
}

export const countFailure = (db: Db, key: Buffer, lockedUntil: Date | null) =>
  sql`update accounts.guesses set failures = failures + 1, locked_until = ${lockedUntil} where key = ${key}`.execute(db)

export const forgetGuesses = (db: Db, keys: readonly Buffer[]) => sql`delete from accounts.guesses where key = any(${keys})`.execute(db)

export const deleteOldGuesses = (db: Db, before: Date) => sql`delete from accounts.guesses where last_at < ${before}`.execute(db)
