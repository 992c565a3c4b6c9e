/** What a car measured, made whole: what was said once holds until it is said otherwise, and what cannot be is left out. Pure. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import { isPlace, metresBetween, type Place } from '../../ground/rules.ts'

/** As the history query gives it: ms since 1970, oldest first; null = not said at that moment. */
export interface Measured {
  times: readonly number[]
  columns: Readonly<Record<string, readonly (SignalValue | null)[]>>
}

export const paths = {
  power: 'Vehicle.LowVoltageSystemState',
  speed: 'Vehicle.Speed',
  odometer: 'Vehicle.TraveledDistance',
  latitude: 'Vehicle.CurrentLocation.Latitude',
  longitude: 'Vehicle.CurrentLocation.Longitude',
  running: 'Vehicle.Powertrain.CombustionEngine.IsRunning',
  fuel: 'Vehicle.Powertrain.FuelSystem.AbsoluteLevel',
  fuelPercent: 'Vehicle.Powertrain.FuelSystem.RelativeLevel',
  energy: 'Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy',
  energyPercent: 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current',
} as const

type Column<T> = readonly (T | null)[]

/** Columns of equal length. */
export interface Samples {
  /** ms since 1970. */
  at: readonly number[]
  /** OFF, ACC, ON, START; null: not said yet. */
  power: Column<string>
  /** km/h. */
  speed: Column<number>
  /** true: the car says its speed; false: it was made from positions. */
  speedSaid: boolean
  /** Where it was measured, or where it still stands. */
  place: Column<Place>
  /** Metres. */
  odometer: Column<number>
  /** The engine runs; a column of null: there is none, or it does not say. */
  running: Column<boolean>
  /** Litres, %, kWh, %. */
  fuel: Column<number>
  fuelPercent: Column<number>
  energy: Column<number>
  energyPercent: Column<number>
}

/** ms without a word after which nothing moving is taken to have stayed as it was. */
export const silence = 60_000
/** m/s no car reaches. */
const fastest = 90

export function samplesFrom({ times, columns }: Measured): Samples {
  const numbers = (path: string): Column<number> =>
    only(columns[path], times.length, (value) => typeof value === 'number' && Number.isFinite(value))
  const words = (path: string): Column<string> => only(columns[path], times.length, (value) => typeof value === 'string')
  const power = held(words(paths.power))
  const said = numbers(paths.speed)
  const speedSaid = said.some((value) => value !== null)
  const places = placesOf(times, numbers(paths.latitude), numbers(paths.longitude), heldFor(said, times, silence))
  const battery = held(numbers(paths.energyPercent))
  const fuelPercent = held(numbers(paths.fuelPercent))
  return {
    at: times,
    power,
    speed: speedSaid ? withoutSpikes(heldFor(said, times, silence), times) : speedsBetween(places, times),
    speedSaid,
    place: places,
    odometer: held(numbers(paths.odometer)).map((km) => (km === null ? null : km * 1000)),
    running: runningOf(
      only(columns[paths.running], times.length, (value) => typeof value === 'boolean'),
      power,
      battery,
      fuelPercent,
    ),
    fuel: held(numbers(paths.fuel)),
    fuelPercent,
    energy: held(numbers(paths.energy)),
    energyPercent: battery,
  }
}

function only<T extends SignalValue>(
  column: Column<SignalValue> | undefined,
  length: number,
  fits: (value: SignalValue) => boolean,
): Column<T> {
  if (!column) return Array.from<null>({ length }).fill(null)
  return column.map((value) => (value !== null && fits(value) ? (value as T) : null))
}

/** The last word holds. */
function held<T>(column: Column<T>): Column<T> {
  let last: T | null = null
  return column.map((value) => {
    last = value ?? last
    return last
  })
}

/** The last word holds while the car goes on talking. */
function heldFor<T>(column: Column<T>, times: readonly number[], most: number): Column<T> {
  let last: T | null = null
  return column.map((value, i) => {
    if (i > 0 && (times[i] as number) - (times[i - 1] as number) > most) last = null
    last = value ?? last
    return last
  })
}

/**
 * A place counts where one of its coordinates was said, or where the car stands. A moving car that names none has none (a tunnel).
 * A leap no car can make is left out, until three in a row agree with each other: then it was the older one that was wrong.
 */
function placesOf(times: readonly number[], latitudes: Column<number>, longitudes: Column<number>, speed: Column<number>): Column<Place> {
  const lat = held(latitudes)
  const lon = held(longitudes)
  let kept: { at: number; place: Place } | null = null
  let odd: { at: number; place: Place }[] = []
  return times.map((at, i) => {
    const [latitude, longitude] = [lat[i] ?? null, lon[i] ?? null]
    if (latitude === null || longitude === null) return null
    const place = { latitude, longitude }
    const fresh = latitudes[i] !== null || longitudes[i] !== null
    if (!isPlace(place) || (!fresh && (speed[i] ?? 1) > 0)) return null
    if (!fresh) return kept && metresBetween(kept.place, place) === 0 ? place : null
    if (kept && !canReach(kept, { at, place })) {
      const last = odd.at(-1)
      odd = last && canReach(last, { at, place }) ? [...odd, { at, place }] : [{ at, place }]
      if (odd.length < 3) return null
    }
    odd = []
    kept = { at, place }
    return place
  })
}

const canReach = (a: { at: number; place: Place }, b: { at: number; place: Place }) =>
  metresBetween(a.place, b.place) <= 50 + (fastest * (b.at - a.at)) / 1000

/** A speed that nothing before and after it comes near is a slip of the sensor. */
function withoutSpikes(speed: Column<number>, times: readonly number[]): Column<number> {
  const change = (from: number, to: number) => {
    const [a, b] = [speed[from], speed[to]]
    if (a === null || a === undefined || b === null || b === undefined) return 0
    return (b - a) / 3.6 / Math.max(0.2, ((times[to] as number) - (times[from] as number)) / 1000)
  }
  return speed.map((value, i) => {
    if (value === null || value < 0 || value > fastest * 3.6) return null
    return Math.abs(change(i - 1, i)) > 15 && Math.abs(change(i, i + 1)) > 15 && change(i - 1, i) * change(i, i + 1) < 0 ? null : value
  })
}

/** For a device that says only where it is: km/h from one place to the next. */
function speedsBetween(places: Column<Place>, times: readonly number[]): Column<number> {
  let last: { at: number; place: Place } | null = null
  return places.map((place, i) => {
    if (!place) return null
    const at = times[i] as number
    const seconds = last ? (at - last.at) / 1000 : 0
    const speed = last && seconds > 0 && seconds <= silence / 1000 ? (metresBetween(last.place, place) / seconds) * 3.6 : null
    last = { at, place }
    return speed
  })
}

/** A car that never speaks of its engine, burns fuel and has no traction battery lets it run while it is switched on. */
function runningOf(said: Column<boolean>, power: Column<string>, battery: Column<number>, fuel: Column<number>): Column<boolean> {
  if (said.some((value) => value !== null)) return held(said)
  const petrol = fuel.some((value) => value !== null) && battery.every((value) => value === null)
  return power.map((word) => (petrol && word !== null ? word === 'ON' : null))
}

/** Metres from sample `from` to sample `to` by the odometer: only steps a car can make forward (a clock or a counter may leap). */
export function odometerMetres({ odometer, at }: Samples, from: number, to: number): { metres: number; finest: number } | null {
  let before: { at: number; metres: number } | null = null
  let sum = 0
  let finest = Number.POSITIVE_INFINITY
  for (let i = from; i <= to; i++) {
    const metres = odometer[i] ?? null
    if (metres === null) continue
    const step: number = before ? metres - before.metres : 0
    if (before && step > 0 && step <= 100 + (fastest * ((at[i] as number) - before.at)) / 1000) {
      sum += step
      finest = Math.min(finest, step)
    }
    if (!before || step !== 0) before = { at: at[i] as number, metres }
  }
  return before ? { metres: sum, finest } : null
}

/** Metres by positions: from anchor to anchor at least ten apart, so that a standing car does not drive by its receiver's noise. */
export function positionMetres({ place }: Samples, from: number, to: number): number {
  let anchor: Place | null = null
  let sum = 0
  for (let i = from; i <= to; i++) {
    const here = place[i] ?? null
    if (!here) continue
    const step: number = anchor ? metresBetween(anchor, here) : 0
    if (anchor && step < 10) continue
    sum += step
    anchor = here
  }
  return sum
}
