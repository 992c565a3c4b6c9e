import type { Work } from '../../platform/work.ts'
import { writeBody } from '../ingest/body.ts'
import { deleteKeys, deleteStarted, deleteUnbelievable, insertForgotten, listRows, updateBody } from './queries.ts'
import { bodyOf } from './read-history.ts'
import { longestMessage, withoutForgotten } from './rules.ts'

/**
 * Forgets what a car measured from `from` on and before `to`, at most until now: gone from PostgreSQL and from every answer with
 * this transaction, from archived files with their next nightly rewriting. What the car still delivers of that time is not taken
 * in. The latest state is no history: it stays.
 */
export async function forgetHistory(work: Work, vehicleId: string, asked: { from: Date; to: Date }): Promise<void> {
  const { db, now } = work
  const period = { from: asked.from.getTime(), to: Math.min(asked.to.getTime(), now.getTime()) }
  if (period.from >= period.to) return
  const days = work.config.HISTORY_DAYS
  await insertForgotten(db, vehicleId, period, now)
  await deleteUnbelievable(db, vehicleId, period, days)
  // so early that even the longest message ends before the period does; what is left must be looked into
  await deleteStarted(db, vehicleId, { from: period.from, to: period.to - longestMessage })
  const gone = []
  for (const row of await listRows(db, vehicleId, period)) {
    const { received_at, boot, seq, measured_at: measuredAt } = row
    const body = bodyOf(row.body)
    const message = body && { receivedAt: received_at.getTime(), boot, seq, measuredAt, body }
    const left = message && withoutForgotten(message, [period], days)
    if (left ? false : message || measuredAt >= period.from) gone.push(row)
    else if (left && left !== message) await updateBody(db, vehicleId, row, writeBody(left.body))
  }
  await deleteKeys(db, vehicleId, gone)
}
