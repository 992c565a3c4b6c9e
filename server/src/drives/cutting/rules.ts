/**
 * Where one trip ends and the next begins. Pure.
 *
 *   A trip lasts from switching on to switching off. A halt of less than three minutes with the engine off is part of it: a stalled
 *   engine, somebody picked up, a letter box, a barrier. Refuelling and shopping take longer, and owners count those as two ways.
 *   ACC is off: one listens to music. A car that says nothing of its switch (a tracker) drives while it moves; five minutes still
 *   is the end, for a red light or a jam is not.
 *   A car that falls silent while it is on is waited for half an hour: units keep what they measured through tunnels and garages, so
 *   a gap that long in the measured times is an end without a word.
 */
import { isPlace, type Place } from '../ground/rules.ts'
import { type Driving, drivingOf } from './driving/rules.ts'
import { type Measured, odometerMetres, positionMetres, type Samples, samplesFrom } from './samples/rules.ts'

/** ms. */
export const shortStop = 3 * 60_000
const stillFor = 5 * 60_000
const endWithoutWord = 30 * 60_000
/** Metres a car rolls in its own yard. */
const least = 100
/** km/h below which a car without a switch stands. */
const moves = 3

export interface Point {
  /** ms since 1970. */
  at: number
  place: Place | null
  /** km/h. */
  speed: number | null
}

export interface CutTrip extends Driving {
  /** ms since 1970. */
  startedAt: number
  endedAt: number
  from: Place | null
  to: Place | null
  /** Metres. */
  distance: number
  distanceBy: 'odometer' | 'positions'
  /** At most one a second. */
  points: Point[]
}

/** Indexes of the first and last sample, both inside. */
interface Run {
  from: number
  to: number
  /** How it ended: by a word, by silence, or not yet. */
  end: 'off' | 'silence' | 'open'
}

/**
 * The finished trips in what was measured, oldest first. `openSince`: when a drive began that is still going on at `now` (ms).
 */
export function cutTrips(measured: Measured, now: number): { trips: CutTrip[]; openSince: number | null } {
  const samples = samplesFrom(measured)
  const runs = joined(runsOf(samples, now), samples)
  const open = runs.find(({ end }) => end === 'open')
  const trips = runs
    .filter(({ end }) => end !== 'open')
    .map((run) => tripOf(samples, run))
    .filter(({ distance }) => distance >= least)
  return { trips, openSince: open ? (samples.at[open.from] as number) : null }
}

function runsOf(samples: Samples, now: number): Run[] {
  const { at } = samples
  const runs: Run[] = []
  let from: number | null = null
  let lastOn = 0
  const close = (end: Run['end'], to: number) => {
    if (from !== null) runs.push({ from, to, end })
    from = null
  }
  for (let i = 0; i < at.length; i++) {
    if (from !== null && (at[i] as number) - (at[lastOn] as number) > endWithoutWord) close('silence', lastOn)
    const switched = samples.power[i] !== null
    if (isOn(samples, i)) {
      from ??= i
      lastOn = i
    } else if (from !== null && switched) {
      // the word OFF may come after a silence; then the drive was over before it
      close('off', (at[i] as number) - (at[lastOn] as number) > 60_000 ? lastOn : i)
    } else if (from !== null && (at[i] as number) - (at[lastOn] as number) > stillFor) {
      close('off', lastOn)
    }
  }
  if (from !== null) close(now - (at[lastOn] as number) > endWithoutWord ? 'silence' : 'open', lastOn)
  return runs
}

function isOn(samples: Samples, i: number): boolean {
  const power = samples.power[i] ?? null
  if (power !== null) return power === 'ON' || power === 'START'
  return (samples.speed[i] ?? 0) >= moves
}

/** Runs with only a short stop between them are one; a drive that goes on is not joined to what is over. */
function joined(runs: readonly Run[], { at }: Samples): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const before = whole.at(-1)
    const together = before && run.end !== 'open' && (at[run.from] as number) - (at[before.to] as number) < shortStop
    if (together) whole[whole.length - 1] = { ...run, from: before.from }
    else whole.push(run)
  }
  return whole
}

function tripOf(samples: Samples, { from, to }: Run): CutTrip {
  const places = samples.place.slice(from, to + 1).filter((place): place is Place => place !== null && isPlace(place))
  return {
    startedAt: samples.at[from] as number,
    endedAt: samples.at[to] as number,
    from: places[0] ?? null,
    to: places.at(-1) ?? null,
    ...distanceOf(samples, from, to),
    ...drivingOf(samples, from, to),
    points: pointsOf(samples, from, to),
  }
}

/** Metres at which an odometer that steps so coarsely is worse than positions. */
const coarse = 90

function distanceOf(samples: Samples, from: number, to: number): Pick<CutTrip, 'distance' | 'distanceBy'> {
  const counted = odometerMetres(samples, from, to)
  const placed = samples.place.slice(from, to + 1).filter((place) => place !== null).length
  const seen = placed >= 2 && placed >= (to - from + 1) * 0.5
  if (counted && !(seen && counted.finest >= coarse)) return { distance: counted.metres, distanceBy: 'odometer' }
  return { distance: positionMetres(samples, from, to), distanceBy: 'positions' }
}

/** A point a second, and the last one. */
const apart = 950

function pointsOf({ at, place, speed }: Samples, from: number, to: number): Point[] {
  const points: Point[] = []
  for (let i = from; i <= to; i++) {
    const point = { at: at[i] as number, place: place[i] ?? null, speed: speed[i] ?? null }
    const before = points.at(-1)
    if (before && point.at - before.at < apart && i !== to) continue
    if (point.place === null && point.speed === null && before && before.place === null && before.speed === null && i !== to) continue
    points.push(point)
  }
  return points
}
