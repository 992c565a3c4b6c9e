/** How a trip was driven: times, speeds, hard changes of it, what was used. Pure; thresholds stand in contract/src/drives.ts. */
import { thresholds } from '@tsunagu/contract/drives.ts'
import { type Samples, silence } from '../samples/rules.ts'

export interface Driving {
  /** Seconds with the wheels turning. */
  movingSeconds: number
  /** Seconds standing while the engine runs, and those of stretches worth switching off for; null = no engine, or not said. */
  idleSeconds: number | null
  longIdleSeconds: number | null
  /** km/h. */
  topSpeed: number | null
  /** Starts to 20 km/h, and those in less time than is calm; null = speeds come too rarely to tell. */
  starts: number | null
  hastyStarts: number | null
  /** Hard changes of speed, ms since 1970 and m/s² at the worst (positive: faster); null = speeds come too rarely to tell. */
  hard: { at: number; acceleration: number }[] | null
  /** Seconds between 22 and 5 h in Japan. */
  nightSeconds: number
  /** Seconds driven between rests, in order. */
  stretches: number[]
  /** Litres, %, kWh, %; what was filled in on the way is counted. null = not said. */
  fuel: number | null
  fuelPercent: number | null
  energy: number | null
  energyPercent: number | null
}

/** km/h at which a car counts as standing. */
const stands = 1

export function drivingOf(samples: Samples, from: number, to: number): Driving {
  const intervals = intervalsOf(samples, from, to)
  const moving = intervals.filter(({ speed }) => speed !== null && speed > stands)
  const fine = isFine(samples, moving)
  const speeds = samples.speed.slice(from, to + 1).filter((speed): speed is number => speed !== null)
  return {
    movingSeconds: sum(moving.map(({ seconds }) => seconds)),
    ...idling(samples, intervals, from, to),
    topSpeed: speeds.length > 0 ? speeds.reduce((most, one) => Math.max(most, one)) : null,
    ...(fine ? startsOf(samples, from, to) : { starts: null, hastyStarts: null }),
    hard: fine ? hardChanges(samples, from, to) : null,
    nightSeconds: nightSeconds(samples.at[from] as number, samples.at[to] as number),
    stretches: stretchesOf(samples, intervals, from, to),
    fuel: used(samples.fuel, samples.speed, from, to, 1.5),
    fuelPercent: used(samples.fuelPercent, samples.speed, from, to, 3),
    energy: used(samples.energy, samples.speed, from, to, 0.3),
    energyPercent: used(samples.energyPercent, samples.speed, from, to, 1),
  }
}

interface Interval {
  index: number
  seconds: number
  /** km/h at its beginning; null: not known, or the car was silent. */
  speed: number | null
}

function intervalsOf({ at, speed }: Samples, from: number, to: number): Interval[] {
  const intervals: Interval[] = []
  for (let i = from; i < to; i++) {
    const ms = (at[i + 1] as number) - (at[i] as number)
    intervals.push({ index: i, seconds: ms / 1000, speed: ms > silence ? null : (speed[i] ?? null) })
  }
  return intervals
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
/** Seconds from one speed to the next within which a change can be told. */
const rarest = 2.5

/** Most of the moving time has a speed at least every 2.5 seconds, said by the car itself. */
function isFine({ speedSaid }: Samples, moving: readonly Interval[]): boolean {
  const close = moving.filter(({ seconds }) => seconds <= rarest)
  return speedSaid && close.length > 0 && sum(close.map(({ seconds }) => seconds)) >= 0.8 * sum(moving.map(({ seconds }) => seconds))
}

function idling(
  { running }: Samples,
  intervals: readonly Interval[],
  from: number,
  to: number,
): Pick<Driving, 'idleSeconds' | 'longIdleSeconds'> {
  if (running.slice(from, to + 1).every((runs) => runs === null)) return { idleSeconds: null, longIdleSeconds: null }
  let idleSeconds = 0
  let longIdleSeconds = 0
  let stretch = 0
  const end = () => {
    if (stretch >= thresholds.idle) longIdleSeconds += stretch
    stretch = 0
  }
  for (const { index, seconds, speed } of intervals) {
    if (running[index] === true && speed !== null && speed <= stands) {
      idleSeconds += seconds
      stretch += seconds
    } else end()
  }
  end()
  return { idleSeconds, longIdleSeconds }
}

/** From the last sample that stands to the moment 20 km/h are reached: what lies between two samples is counted in the driver's favour. */
function startsOf({ at, speed }: Samples, from: number, to: number): { starts: number; hastyStarts: number } {
  let starts = 0
  let hastyStarts = 0
  let stood: number | null = null
  for (let i = from; i <= to; i++) {
    const now = speed[i] ?? null
    if (now === null) stood = null
    else if (now <= stands) stood = at[i] as number
    else if (stood !== null && now >= thresholds.startTo) {
      const before = speed[i - 1] as number
      const part = (thresholds.startTo - before) / (now - before)
      const seconds = ((at[i - 1] as number) + part * ((at[i] as number) - (at[i - 1] as number)) - stood) / 1000
      starts++
      if (seconds < thresholds.hastyStart) hastyStarts++
      stood = null
    }
  }
  return { starts, hastyStarts }
}

/** ms between the two speeds a change is told from: nearer ones are noise. */
const nearest = 700
/** m/s² no tyre gives: a slip of the sensor. */
const impossible = 12

function hardChanges({ at, speed }: Samples, from: number, to: number): { at: number; acceleration: number }[] {
  const changes: { at: number; acceleration: number; until: number }[] = []
  let j = from
  for (let i = from + 1; i <= to; i++) {
    while (j + 1 < i && (at[i] as number) - (at[j + 1] as number) >= nearest) j++
    const [a, b] = [speed[j] ?? null, speed[i] ?? null]
    const seconds = ((at[i] as number) - (at[j] as number)) / 1000
    if (a === null || b === null || seconds < nearest / 1000 || seconds > rarest) continue
    const acceleration = (b - a) / 3.6 / seconds
    if (acceleration < thresholds.hardAcceleration && acceleration > -thresholds.hardBraking) continue
    if (Math.abs(acceleration) > impossible) continue
    const last = changes.at(-1)
    // one push of the pedal is one, however many samples it lasts
    if (last && Math.sign(last.acceleration) === Math.sign(acceleration) && (at[i] as number) - last.until <= 3000) {
      last.until = at[i] as number
      if (Math.abs(acceleration) > Math.abs(last.acceleration)) last.acceleration = acceleration
    } else changes.push({ at: at[j] as number, acceleration, until: at[i] as number })
  }
  return changes.map(({ at: moment, acceleration }) => ({ at: moment, acceleration: Math.round(acceleration * 100) / 100 }))
}

const hour = 3600_000
/** Japan knows no summer time. */
const tokyo = 9 * hour

/** Seconds between 22 and 5 h in Japan; ms since 1970. */
export function nightSeconds(from: number, until: number): number {
  const { nightFrom, nightUntil } = thresholds
  let night = 0
  for (let at = from; at < until; ) {
    const next = Math.min(until, (Math.floor((at + tokyo) / hour) + 1) * hour - tokyo)
    const hours = Math.floor((at + tokyo) / hour) % 24
    if (hours >= nightFrom || hours < nightUntil) night += next - at
    at = next
  }
  return night / 1000
}

/** Seconds from rest to rest; a rest is a quarter of an hour without a turn of the wheels. */
function stretchesOf({ at }: Samples, intervals: readonly Interval[], from: number, to: number): number[] {
  const stretches: number[] = []
  let began = at[from] as number
  let standing = 0
  for (const { index, seconds, speed } of intervals) {
    if (speed !== null && speed <= stands) {
      standing += seconds
      continue
    }
    if (standing >= thresholds.rest) {
      stretches.push(((at[index] as number) - began) / 1000 - standing)
      began = at[index] as number
    }
    standing = 0
  }
  const rest = standing >= thresholds.rest ? standing : 0
  stretches.push(((at[to] as number) - began) / 1000 - rest)
  return stretches
}

/**
 * What a level fell by; a rise of at least `filled` in a standing car was filled in, and is added. What braking gave back makes it
 * less. A little rise over all is a float or a downhill: nothing was used, or less than nothing of a battery.
 */
function used(level: Samples['fuel'], speed: Samples['speed'], from: number, to: number, filled: number): number | null {
  let first: number | null = null
  let last: number | null = null
  let filledIn = 0
  let rise = 0
  let counted = 0
  for (let i = from; i <= to; i++) {
    const now = level[i] ?? null
    if (now === null) continue
    first ??= now
    const rises = last !== null && (speed[i] ?? 0) <= stands && now >= last
    rise = rises ? rise + now - (last as number) : 0
    if (!rises) counted = 0
    if (rise >= filled) {
      filledIn += rise - counted
      counted = rise
    }
    last = now
  }
  if (first === null || last === null) return null
  return Math.round((first - last + filledIn) * 1000) / 1000
}
