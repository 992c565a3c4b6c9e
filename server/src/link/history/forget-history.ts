import type { Work } from '../../platform/work.ts'
import { forgetRows } from './forget-rows.ts'
import { insertForgotten } from './queries.ts'

/**
 * Forgets what a car measured from `from` on and before `to`, at most until now: gone from the database and from every answer with
 * this transaction, from archived files with their next nightly rewriting. What the car still delivers of that time is not taken
 * in. The latest state is no history: it stays.
 */
export async function forgetHistory(work: Work, vehicleId: string, { from, to }: { from: Date; to: Date }): Promise<void> {
  const period = { from: from.getTime(), to: Math.min(to.getTime(), work.now.getTime()) }
  if (period.from >= period.to) return
  await insertForgotten(work.db, vehicleId, period, work.now)
  await forgetRows(work, vehicleId, period)
}
