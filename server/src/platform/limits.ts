/** How often somebody may try: fixed windows in PostgreSQL, so that every replica counts together. */
import { sql } from 'kysely'
import type { Db } from './database/db.ts'
import { TooMany } from './errors.ts'

/** Counts one try of `key`; throws TooMany beyond `calls` in `seconds`. Give the pool's `db`: a try counts even when its work is undone. */
export async function countTry(db: Db, key: string, limit: { calls: number; seconds: number }, now: Date): Promise<void> {
  const start = windowOf(limit, now)
  const counted = await sql<{ calls: number }>`
    insert into platform.tries (key, window_start, calls) values (${key}, ${start}, 1)
    on conflict (key) do update set
      calls = case when platform.tries.window_start = excluded.window_start then platform.tries.calls + 1 else 1 end,
      window_start = excluded.window_start
    returning calls`.execute(db)
  if ((counted.rows[0]?.calls ?? 0) > limit.calls) throw tooMany(limit, start, now)
}

const windowOf = ({ seconds }: { seconds: number }, now: Date) => new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000)
const tooMany = ({ seconds }: { seconds: number }, start: Date, now: Date) =>
  new TooMany(Math.max(1, Math.ceil((start.getTime() + seconds * 1000 - now.getTime()) / 1000)))

/** Throws TooMany when `key` has been counted `calls` times already; counts nothing. For what only counts its misses. */
export async function refuseSpent(db: Db, key: string, limit: { calls: number; seconds: number }, now: Date): Promise<void> {
  const start = windowOf(limit, now)
  const counted = await sql<{ calls: number }>`select calls from platform.tries where key = ${key} and window_start = ${start}`.execute(db)
  if ((counted.rows[0]?.calls ?? 0) >= limit.calls) throw tooMany(limit, start, now)
}

/** Whom an address is counted as: whoever has one of IPv6 has a whole /64 to come from. */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '')
  const [head = '', tail = ''] = address.split('::')
  const [first, last] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: Math.max(0, 8 - (first?.length ?? 0) - (last?.length ?? 0)) }, () => '0')
  return [...(first ?? []), ...zeros, ...(last ?? [])].slice(0, 4).join(':')
}
