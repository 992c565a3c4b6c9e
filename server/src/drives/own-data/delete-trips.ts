import { forgetHistory } from '../../link/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { endOf, type Span, startOf } from '../days.ts'
import { type OwnTime, ownTime } from '../own-time.ts'
import { deleteById, deleteIn, tripRow } from '../queries.ts'

type Asked = { what: 'trip'; tripId: string } | { what: 'days'; from: string; until: string } | { what: 'everything' }

/**
 * Deletes trips of the caller's, and what the car measured in their time: from the history at once, from archives with their next
 * rewriting. For good. Throws NotFound for a trip that is not there or of another owner.
 */
export async function deleteTrips(work: Work, vehicleId: string, asked: Asked): Promise<{ trips: number }> {
  const time = await ownTime(work, vehicleId)
  const trips =
    asked.what === 'trip'
      ? await deleteOne(work, vehicleId, time, asked.tripId)
      : await deleteSpan(work, vehicleId, time, spanOf(work, asked))
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'drives' })
  return { trips }
}

const spanOf = ({ now }: Work, asked: Exclude<Asked, { what: 'trip' }>): Span =>
  asked.what === 'everything' ? { from: new Date(0), until: now } : { from: startOf(asked.from), until: endOf(asked.until) }

async function deleteOne(work: Work, vehicleId: string, time: OwnTime, tripId: string): Promise<number> {
  const row = await tripRow(work.db, vehicleId, time, tripId)
  if (!row) throw new NotFound()
  await deleteById(work.db, vehicleId, [row.id])
  await forget(work, vehicleId, { from: row.started_at, until: row.ended_at })
  return 1
}

/** A trip belongs to the day it began; what was measured after midnight goes with it. */
async function deleteSpan(work: Work, vehicleId: string, time: OwnTime, span: Span): Promise<number> {
  const gone = await deleteIn(work.db, vehicleId, time, span)
  for (const { from, until } of time) {
    const own = { from: later(span.from, from), until: sooner(span.until, until ?? work.now) }
    if (own.from < own.until) await forget(work, vehicleId, own)
  }
  const over = gone.filter(({ ended_at }) => ended_at > span.until)
  for (const { started_at, ended_at } of over) await forget(work, vehicleId, { from: started_at, until: ended_at })
  return gone.length
}

const later = (a: Date, b: Date) => (a > b ? a : b)
const sooner = (a: Date, b: Date) => (a < b ? a : b)

/** The last sample too. */
const forget = (work: Work, vehicleId: string, { from, until }: Span) =>
  forgetHistory(work, vehicleId, { from, to: new Date(until.getTime() + 1) })
