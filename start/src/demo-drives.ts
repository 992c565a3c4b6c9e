/** Some weeks of drives for the demo's cars, measured by the simulator's own model driven faster than time and cut as real ones are. */
import { cutTrips, recordTrips } from '@tsunagu/server/drives/index.ts'
import type { Work } from '@tsunagu/server/platform/work.ts'
import { type PastDrive, pastDrives } from '../../simulator/src/past-drives.ts'
import type { DemoCar } from './demo-cars.ts'
import { daysAgo } from './demo-contracts.ts'

/** The present month and some of the one before, so that there is something to compare. */
const weeks = 7

/** One a day and car: who drives, when and how far. Weekdays to work and back, or an errand; on days off somewhere further. */
export async function recordPastDrives(work: Work, { simulated, sale }: DemoCar, vehicleId: string): Promise<void> {
  const { kind, seed, route } = simulated
  const drives: PastDrive[] = []
  for (let ago = Math.min(weeks * 7, sale.daysAgo - 1); ago >= 1; ago--)
    drives.push(...drivesOf(daysAgo(work.now, ago), seed, kind === 'petrol'))
  const { trips } = cutTrips(pastDrives({ kind, seed, route: route as 'tokyo-bay', drives }), work.now.getTime())
  // nobody is told of what was long ago
  await recordTrips({ ...work, tell: async () => {} }, vehicleId, trips)
}

function drivesOf(day: string, seed: number, city: boolean): PastDrive[] {
  const chance = chanceOf(`${day} ${seed}`)
  const at = (hour: number, minute: number) =>
    Date.parse(`${day}T00:00:00+09:00`) + (hour * 60 + minute + Math.floor(chance() * 14)) * 60_000
  const driver = (): PastDrive['driver'] => {
    const drawn = chance()
    return drawn < 0.55 ? 'calm' : drawn < 0.95 ? 'ordinary' : 'hasty'
  }
  const drive = (hour: number, minute: number, times: number): PastDrive => ({ startedAt: at(hour, minute), times, driver: driver() })
  const weekday = new Date(`${day}T12:00:00+09:00`).getUTCDay()
  if (weekday === 0 || weekday === 6) {
    if (chance() < 0.35) return []
    const far = 2 + Math.floor(chance() * 3)
    return [drive(9, 40, far), drive(15, 20, far)]
  }
  if (city) return chance() < 0.45 ? [drive(18, 50, 1 + Math.floor(chance() * 2))] : []
  if (chance() < 0.12) return []
  // home again late now and then
  const way = chance() < 0.3 ? 2 : 1
  return [drive(7, 50, way), chance() < 0.12 ? drive(22, 5, way) : drive(18, 25, way)]
}

/** The same days for everybody who starts on this day (mulberry32). */
function chanceOf(word: string): () => number {
  let state = 0
  for (const letter of word) state = (Math.imul(state, 31) + letter.charCodeAt(0)) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
