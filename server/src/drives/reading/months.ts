import type { Work } from '../../platform/work.ts'
import { monthBefore, spanOfMonth } from '../days.ts'
import { type OwnTime, ownTime } from '../own-time.ts'
import { type TripRow, tripsIn } from '../queries.ts'

/** A month's trips and those of the month before; `before` null: the car was not the caller's then, or it is longer ago than is kept. */
export async function monthsOf(
  work: Work,
  vehicleId: string,
  month: string,
): Promise<{ time: OwnTime; now: TripRow[]; before: TripRow[] | null }> {
  const time = await ownTime(work, vehicleId)
  const [last, span] = [spanOfMonth(monthBefore(month)), spanOfMonth(month)]
  const rows = await tripsIn(work.db, vehicleId, time, { from: last.from, until: span.until })
  const kept = last.until.getTime() > work.now.getTime() - work.config.DRIVE_DAYS * 86_400_000
  const held = kept && time.some(({ from, until }) => from < last.until && (until === null || until > last.from))
  return {
    time,
    now: rows.filter(({ started_at }) => started_at >= span.from),
    before: held ? rows.filter(({ started_at }) => started_at < span.from) : null,
  }
}
