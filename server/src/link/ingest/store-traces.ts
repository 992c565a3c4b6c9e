import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSwitchedOff } from '../events.ts'
import { type CarRow, type IngestRow, lockLatest, storedBefore, writeTraces } from './queries.ts'
import { isSwitchedOff, type Latest, latestAfter, type News } from './rules.ts'

export interface Said extends IngestRow {
  /** undefined: its times are not plausible, the latest state stays. */
  news: News | undefined
}

/**
 * Stores a batch, each message once — (vehicle, boot, seq) —, those of one car in the order of the list. Only cars with a watcher or an
 * unsettled request, or that were just switched off, cost anything more.
 */
export async function storeTraces(work: Work, messages: readonly Said[]): Promise<void> {
  const held = await lockLatest(work.db, [...new Set(messages.map(({ vehicleId }) => vehicleId))])
  const fresh = withoutTwice(messages, await storedBefore(work.db, messages))
  if (fresh.length === 0) return
  const noticed = await writeTraces(work.db, fresh, carsAfter(held, fresh), work.now)
  for (const { vehicle_id: vehicleId, watched, unsettled, switched_off: switchedOff } of noticed) {
    if (watched) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
    if (switchedOff) {
      const told: CarSwitchedOff = { type: 'link.car-switched-off', vehicleId }
      await work.tell(told)
    }
    if (unsettled) await work.later({ name: 'link.settle', payload: { vehicleId }, key: `link.settle:${vehicleId}` })
  }
}

function withoutTwice(messages: readonly Said[], storedPlaces: ReadonlySet<number>): Said[] {
  const names = new Set<string>()
  return messages.filter(({ vehicleId, boot, seq }, place) => {
    const name = `${vehicleId} ${boot} ${seq}`
    if (storedPlaces.has(place) || names.has(name)) return false
    names.add(name)
    return true
  })
}

/** Each car once, with its state after all its messages. */
function carsAfter(held: ReadonlyMap<string, Latest>, messages: readonly Said[]): CarRow[] {
  const cars = new Map<string, CarRow>()
  for (const { vehicleId, news } of messages) {
    const car = cars.get(vehicleId) ?? { vehicleId, latest: undefined, switchedOff: false }
    cars.set(vehicleId, car)
    if (!news) continue
    const before = car.latest ?? held.get(vehicleId) ?? {}
    car.latest = latestAfter(before, news)
    car.switchedOff ||= isSwitchedOff(before, car.latest)
  }
  return [...cars.values()]
}
