/** Leases and ends of sessions are said in times that all replicas share: the database's clock is the one that counts. */
import type { Pool } from 'pg'

/** Whose clock is further away must not take part (ms). */
export const clockTolerance = 10_000

/** How far this process's clock is ahead of the database's (ms; below 0: behind), without what the way there and back may explain. */
export async function clockAhead(pool: Pool): Promise<number> {
  const asked = Date.now()
  const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at')
  const answered = Date.now()
  const at = rows[0]?.at.getTime() ?? asked
  if (at < asked) return asked - at
  return at > answered ? answered - at : 0
}
