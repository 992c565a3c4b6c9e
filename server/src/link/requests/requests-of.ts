import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { presenceOf } from '../presence/presence-of.ts'
import { listRequests } from './queries.ts'
import { requestFrom } from './request-of.ts'

/** The newest requests of these verbs (`module/verb`) to a car, newest first. */
export async function requestsOf(work: Work, vehicleId: string, asked: { verbs: string[]; most: number }): Promise<CarRequest[]> {
  if (asked.verbs.length === 0) return []
  const [rows, { lastSeenAt }] = await Promise.all([listRequests(work.db, vehicleId, asked.verbs, asked.most), presenceOf(work, vehicleId)])
  return rows.map((row) => requestFrom(row, lastSeenAt))
}
