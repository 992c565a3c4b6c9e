import type { DriveLog } from '@tsunagu/contract/drives.ts'
import type { Work } from '../../platform/work.ts'
import { dayOf, monthOf } from '../days.ts'
import { extent } from '../queries.ts'
import { monthsOf } from './months.ts'
import { totalsOf } from './show.ts'

/** マイカーログ: the caller's month by day, and the month before. */
export async function readLog(work: Work, vehicleId: string, month: string): Promise<DriveLog> {
  const { time, now, before } = await monthsOf(work, vehicleId, month)
  const { first, last } = await extent(work.db, vehicleId, time)
  const byDay = Map.groupBy(now, ({ started_at }) => dayOf(started_at))
  return {
    month,
    days: [...byDay].map(([day, rows]) => ({ day, ...totalsOf(rows) })),
    total: totalsOf(now),
    before: before && totalsOf(before),
    first: first && monthOf(first),
    last: last && monthOf(last),
  }
}
