import type { WholeTrip } from '@tsunagu/contract/drives.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { eco, safety } from '../evaluation/rules.ts'
import { ownTime } from '../own-time.ts'
import { neighbours, tripRow } from '../queries.ts'
import { noteRead } from './note-read.ts'
import { drivenOf, shownTrack, shownTrip } from './show.ts'

/** A page has no more pixels; an export has them all. */
const mostPoints = 3600

/** One trip of the caller's with everything about it. Throws NotFound also for a trip of another owner. */
export async function readTrip(work: Work, vehicleId: string, tripId: string): Promise<WholeTrip> {
  const time = await ownTime(work, vehicleId)
  const row = await tripRow(work.db, vehicleId, time, tripId)
  if (!row) throw new NotFound()
  const around = await neighbours(work.db, vehicleId, time, row.started_at)
  noteRead(work, vehicleId, 'trip', [row])
  const driven = drivenOf(row)
  return {
    ...shownTrip(row),
    track: shownTrack(row, mostPoints),
    hard: (row.hard ?? []).map(([ms, acceleration]) => ({ t: ms / 1000, acceleration })),
    evaluation: { eco: eco(driven), safety: safety(driven) },
    ...around,
  }
}
