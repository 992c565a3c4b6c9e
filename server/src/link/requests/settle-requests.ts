import type { Work } from '../../platform/work.ts'
import { findState } from '../presence/queries.ts'
import { lockUnsettled, settleRequest } from './queries.ts'
import { settledByState } from './rules.ts'
import { tellMoved } from './tell-moved.ts'

/** Requests without an answer, held against what the car has reported since. */
export async function settleRequests(work: Work, { vehicleId }: { vehicleId: string }): Promise<void> {
  const rows = await lockUnsettled(work.db, vehicleId)
  if (rows.length === 0) return
  const known = await findState(work.db, vehicleId)
  const { signals, receivedAt } = { signals: known?.signals ?? {}, receivedAt: known?.received_at ?? null }
  for (const row of rows) {
    const settled = settledByState(row.expect, signals, { askedAt: row.asked_at, expiresAt: row.expires_at, receivedAt })
    if (settled && (await settleRequest(work.db, row, settled, work.now))) await tellMoved(work, { ...row, settled })
  }
}
