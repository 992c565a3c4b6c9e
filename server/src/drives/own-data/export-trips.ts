import type { ExportFormat } from '@tsunagu/contract/drives.ts'
import { ownerOf } from '../../accounts/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { Flow } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { vehicleName } from '../../vehicles/index.ts'
import { dayOf, endOf, startOf } from '../days.ts'
import { ownTime } from '../own-time.ts'
import { countIn, trackedTrips, tripRow } from '../queries.ts'
import { noteRead } from '../reading/note-read.ts'
import { tripAs, tripsAs } from './formats.ts'

/** Trips read at once: a megabyte or so of file. */
const page = 20

/** The caller's drives of these days, or all of them, as a file that is made while it is taken. */
export async function exportTrips(
  work: Work,
  vehicleId: string,
  asked: { format: ExportFormat; from?: string | undefined; until?: string | undefined },
): Promise<Flow> {
  const time = await ownTime(work, vehicleId)
  const span = { from: asked.from ? startOf(asked.from) : new Date(0), until: asked.until ? endOf(asked.until) : work.now }
  const format = tripsAs(asked.format, { name: await vehicleName(work, vehicleId, ownerOf(work)), madeAt: work.now })
  const trips = await countIn(work.db, vehicleId, time, span)
  const [first] = await trackedTrips(work.db, vehicleId, time, span, 1)
  if (first) noteRead(work, vehicleId, 'export', [first], trips)
  let last: Date | undefined
  let state: 'head' | 'trips' | 'over' = 'head'
  return new Flow(
    format.type,
    `drives-${asked.from ?? dayOf(first?.started_at ?? work.now)}-${asked.until ?? dayOf(work.now)}.${asked.format}`,
    async ({ db }) => {
      if (state === 'over') return null
      if (state === 'head') {
        state = 'trips'
        return format.head
      }
      const rows = await trackedTrips(db, vehicleId, time, span, page, last)
      const part = rows.map((row, i) => format.trip(row, last === undefined && i === 0)).join('')
      last = rows.at(-1)?.started_at ?? last
      if (rows.length === page) return part
      state = 'over'
      return part + format.end
    },
  )
}

/** One trip as a file. Throws NotFound also for a trip of another owner. */
export async function exportTrip(work: Work, vehicleId: string, tripId: string, asked: ExportFormat): Promise<Flow> {
  const row = await tripRow(work.db, vehicleId, await ownTime(work, vehicleId), tripId)
  if (!row) throw new NotFound()
  noteRead(work, vehicleId, 'export', [row])
  const format = tripAs(asked, { name: await vehicleName(work, vehicleId, ownerOf(work)), madeAt: work.now })
  const whole = [format.head + format.trip(row, true) + format.end]
  return new Flow(
    format.type,
    `drive-${row.started_at.toISOString().replaceAll(':', '-').slice(0, 19)}.${asked}`,
    async () => whole.pop() ?? null,
  )
}
