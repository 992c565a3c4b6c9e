import type { Keeping } from '@tsunagu/contract/drives.ts'
import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { isPresent, ownTime } from '../own-time.ts'
import { carRow, extent, readsOf } from '../queries.ts'

const mostReads = 50

/** What is kept of the caller's drives and for how long, and who read positions (IMP-44). */
export async function readKeeping(work: Work, vehicleId: string): Promise<Keeping> {
  const accountId = ownerOf(work)
  const time = await ownTime(work, vehicleId)
  const car = await carRow(work.db, vehicleId)
  const { trips, first, last } = await extent(work.db, vehicleId, time)
  const reads = await readsOf(work.db, vehicleId, time, mostReads)
  return {
    recording: isPresent(time) ? car?.offBy !== accountId : null,
    driveDays: work.config.DRIVE_DAYS,
    historyDays: work.config.HISTORY_DAYS,
    archiveDays: work.config.ARCHIVE ? work.config.ARCHIVE_DAYS : null,
    trips,
    firstAt: first?.toISOString() ?? null,
    lastAt: last?.toISOString() ?? null,
    reads: reads.map((read) => ({
      at: read.at.toISOString(),
      what: read.what,
      by: read.accountId === null ? 'centre' : read.client === null ? 'me' : 'program',
      trips: read.trips,
    })),
  }
}
