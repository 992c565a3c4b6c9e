import { contractNeeded } from '../../contracts/index.ts'
import { forgetHistory, readHistory } from '../../link/index.ts'
import type { Work } from '../../platform/work.ts'
import { heldBy, peopleOf } from '../../vehicles/index.ts'
import { lockCar, moveCut, overlapping } from '../queries.ts'
import { recordTrips } from './record-trips.ts'
import { cutTrips, shortStop } from './rules.ts'
import { paths } from './samples/rules.ts'

const day = 86_400_000
/** As much history as is in memory at once. */
const window = 2 * day

/**
 * Cuts what the car measured since the last cut, or since `since`, into trips. Again it changes nothing. A car of nobody, or of no
 * contract, has no log (GLK-32); where its owner has switched recording off, what it measured is forgotten instead (IMP-44).
 */
export async function cutCar(work: Work, vehicleId: string, since?: Date): Promise<number> {
  const owner = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')
  if (!owner || (await contractNeeded(work, vehicleId))) return 0
  const { cutUntil, offBy } = await lockCar(work.db, vehicleId)
  const begun = (await heldBy(work, vehicleId, owner.accountId)).at(-1)?.from ?? work.now
  const kept = new Date(work.now.getTime() - work.config.HISTORY_DAYS * day)
  const uncut = cutUntil ?? (begun > kept ? begun : kept)
  if (offBy === owner.accountId) {
    await forgetHistory(work, vehicleId, { from: uncut, to: work.now })
    await moveCut(work.db, vehicleId, work.now)
    return 0
  }
  const first = await wholeFrom(work, vehicleId, since && since < uncut ? since : uncut)
  if (first < begun && offBy !== null && (await heldSince(work, vehicleId, offBy, uncut))) {
    // not cut yet when the car changed hands, and its former owner wanted it to be kept nowhere
    await forgetHistory(work, vehicleId, { from: uncut, to: begun })
    return cutFrom(work, vehicleId, begun, begun)
  }
  return cutFrom(work, vehicleId, first, begun)
}

const heldSince = async (work: Work, vehicleId: string, accountId: string, moment: Date) =>
  (await heldBy(work, vehicleId, accountId)).some(({ until }) => until === null || until > moment)

/** Never in the middle of a trip, nor so near behind one that it could be its end. */
async function wholeFrom(work: Work, vehicleId: string, moment: Date): Promise<Date> {
  const near = await overlapping(work.db, vehicleId, { from: new Date(moment.getTime() - shortStop), until: moment })
  return near[0]?.started_at ?? new Date(moment.getTime() - shortStop)
}

/** `begun`: since when the car is its owner's. A trip ends there: where the next owner goes is nothing the former one may see. */
async function cutFrom(work: Work, vehicleId: string, first: Date, begun: Date): Promise<number> {
  const handover = begun.getTime()
  // a unit's clock may be a little ahead
  const end = work.now.getTime() + 120_000
  let recorded = 0
  for (let from = first.getTime(); from < end; ) {
    const to = Math.min(from + window, end, from < handover ? handover : end)
    const asked = { vehicleId, from: new Date(from), to: new Date(to), paths: Object.values(paths) }
    const measured = await readHistory(work, asked)
    const { trips, openSince } = cutTrips(measured, Math.min(to, work.now.getTime()))
    // a car that is on for longer than the window is cut where the window ends
    const endless = to === handover || (openSince !== null && openSince <= from && to < end)
    recorded += await recordTrips(work, vehicleId, endless ? cutTrips(measured, to + day).trips : trips)
    const last = measured.times.at(-1)
    const until = endless ? to : (openSince ?? last)
    if (until !== undefined) await moveCut(work.db, vehicleId, new Date(Math.min(until, work.now.getTime())))
    from = !endless && openSince !== null && openSince > from && to < end ? openSince : to
  }
  return recorded
}
