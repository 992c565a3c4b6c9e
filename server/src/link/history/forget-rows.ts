import type { Work } from '../../platform/work.ts'
import { writeBody } from '../ingest/body.ts'
import { bodyOf } from './body-of.ts'
import { deleteKeys, deleteRejected, deleteStarted, deleteUnbelievable, type HistoryRow, listRows, updateBody } from './queries.ts'
import { longestMessage, type Period, withoutForgotten } from './rules.ts'

/** Takes the period out of the car's rows in the database: whole messages, and the samples of those that reach over its ends. */
export async function forgetRows(work: Work, vehicleId: string, period: Period): Promise<void> {
  const { db, config } = work
  await deleteUnbelievable(db, vehicleId, period, config.HISTORY_DAYS)
  await deleteRejected(db, vehicleId, period)
  // so early that even the longest message ends before the period does; what is left must be looked into
  await deleteStarted(db, vehicleId, { from: period.from, to: period.to - longestMessage })
  const gone: HistoryRow[] = []
  for (const row of await listRows(db, vehicleId, period)) {
    const { received_at, boot, seq, measured_at: measuredAt } = row
    const body = bodyOf(row.body)
    if (!body) {
      if (measuredAt >= period.from) gone.push(row)
      continue
    }
    const message = { receivedAt: received_at.getTime(), boot, seq, measuredAt, body }
    const left = withoutForgotten(message, [period], config.HISTORY_DAYS)
    if (!left) gone.push(row)
    else if (left !== message) await updateBody(db, vehicleId, row, writeBody(left.body))
  }
  await deleteKeys(db, vehicleId, gone)
}
