/** How often somebody may try: fixed windows in PostgreSQL, so that every replica counts together. */
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { TooMany } from './errors.ts'

/** Counts one try of `key`; throws TooMany beyond `calls` in `seconds`. Give the pool's `db`: a try counts even when its work is undone. */
export async function countTry(db: Db, key: string, limit: { calls: number; seconds: number }, now: Date): Promise<void> {
  const start = new Date(Math.floor(now.getTime() / (limit.seconds * 1000)) * limit.seconds * 1000)
  const counted = await sql<{ calls: number }>`
    insert into platform.tries (key, window_start, calls) values (${key}, ${start}, 1)
    on conflict (key) do update set
      calls = case when platform.tries.window_start = excluded.window_start then platform.tries.calls + 1 else 1 end,
      window_start = excluded.window_start
    returning calls`.execute(db)
  if ((counted.rows[0]?.calls ?? 0) > limit.calls) {
    throw new TooMany(Math.max(1, Math.ceil((start.getTime() + limit.seconds * 1000 - now.getTime()) / 1000)))
  }
}
