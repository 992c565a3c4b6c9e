import type { CarRequest } from '@tsunagu/contract/link.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { presenceOf } from '../presence/presence-of.ts'
import { findRequest, type RequestRow } from './queries.ts'

/** One request and where it stands. Throws NotFound. */
export async function requestOf(work: Work, vehicleId: string, requestId: string): Promise<CarRequest> {
  const [row, { lastSeenAt }] = await Promise.all([findRequest(work.db, vehicleId, requestId), presenceOf(work, vehicleId)])
  if (!row) throw new NotFound()
  return requestFrom(row, lastSeenAt)
}

export const requestFrom = (row: RequestRow, lastSeenAt: string | null): CarRequest => ({
  id: row.id,
  vehicleId: row.vehicle_id,
  verb: row.verb,
  state: row.state,
  code: row.code,
  settled: row.settled,
  askedAt: row.asked_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastSeenAt,
})
