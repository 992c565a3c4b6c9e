/**
 * ドライブ診断 (APP-12): a hundred points, and from which measured value each that is missing was taken. Pure; the marks themselves,
 * with their sources, stand in contract/src/drives.ts (`thresholds`), and the page shows them.
 *
 * Speeding is left out: the centre does not know the limit of a road. Weights are our own choice.
 */
import { type Evaluation, type Factor, type FactorId, thresholds } from '@tsunagu/contract/drives.ts'

/** What a trip, or all trips of a month together, were like. */
export interface Driven {
  /** Metres, seconds. */
  distance: number
  seconds: number
  longIdleSeconds: number | null
  starts: number | null
  hastyStarts: number | null
  hardAccelerations: number | null
  hardBrakings: number | null
  /** Metres over which hard changes could be measured. */
  measured: number
  nightSeconds: number
  /** Trips that went on beyond two hours without a rest. */
  unrested: number
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** A factor that could be measured: `raw` points, at most `most`. */
const taken = (id: FactorId, most: number, raw: number, value: number, of: number | null): Factor => ({
  id,
  points: Math.min(most, Math.max(0, Math.round(raw))),
  most,
  value: tenth(value),
  of: of === null ? null : tenth(of),
})
const unmeasured = (id: FactorId, most: number): Factor => ({ id, points: null, most, value: null, of: null })

/** Times in 100 km; a short way counts as thirty. */
const perHundred = (times: number, metres: number) => (times * 100) / Math.max(thresholds.leastKm, metres / 1000)

/**
 * Eco: hasty starts (30 points when all are), idling in stretches worth switching off for (a point for each hundredth of the time,
 * at most 30), hard accelerations (4 points each in 100 km, at most 40).
 */
export function eco(driven: Driven): Evaluation {
  const { starts, hastyStarts, longIdleSeconds, hardAccelerations, seconds, measured } = driven
  return evaluated(driven, [
    starts === null || hastyStarts === null
      ? unmeasured('start', 30)
      : taken('start', 30, starts === 0 ? 0 : (30 * hastyStarts) / starts, starts === 0 ? 0 : (100 * hastyStarts) / starts, starts),
    longIdleSeconds === null
      ? unmeasured('idling', 30)
      : taken('idling', 30, seconds === 0 ? 0 : (100 * longIdleSeconds) / seconds, longIdleSeconds, seconds),
    hardAccelerations === null
      ? unmeasured('acceleration', 40)
      : taken('acceleration', 40, 4 * perHundred(hardAccelerations, measured), hardAccelerations, perHundred(hardAccelerations, measured)),
  ])
}

/**
 * Safe: hard braking (4 points each in 100 km, at most 40), hard acceleration (2, at most 20), going on without a rest (10 each time,
 * at most 30), the share of night (a point for each tenth: no fault, a reason for care).
 */
export function safety(driven: Driven): Evaluation {
  const { hardBrakings, hardAccelerations, unrested, nightSeconds, seconds, measured } = driven
  return evaluated(driven, [
    hardBrakings === null
      ? unmeasured('braking', 40)
      : taken('braking', 40, 4 * perHundred(hardBrakings, measured), hardBrakings, perHundred(hardBrakings, measured)),
    hardAccelerations === null
      ? unmeasured('acceleration', 20)
      : taken('acceleration', 20, 2 * perHundred(hardAccelerations, measured), hardAccelerations, perHundred(hardAccelerations, measured)),
    taken('rest', 30, 10 * unrested, unrested, null),
    taken('night', 10, seconds === 0 ? 0 : (10 * nightSeconds) / seconds, nightSeconds, seconds),
  ])
}

/** Nothing is said of a few hundred metres, nor when less than half of the points could be lost at all. */
function evaluated({ distance }: Driven, factors: Factor[]): Evaluation {
  const all = factors.reduce((sum, { most }) => sum + most, 0)
  const measurable = factors.reduce((sum, { most, points }) => sum + (points === null ? 0 : most), 0)
  const lost = factors.reduce((sum, { points }) => sum + (points ?? 0), 0)
  const said = distance >= thresholds.leastMetres && measurable >= all / 2
  return { score: said ? Math.max(0, 100 - lost) : null, factors }
}

/** Several trips as one; what some of them could not measure is left to the others. */
export function together(trips: readonly Driven[]): Driven {
  const add = (pick: (one: Driven) => number | null) => {
    const known = trips.map(pick).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
  }
  return {
    distance: add(({ distance }) => distance) ?? 0,
    seconds: add(({ seconds }) => seconds) ?? 0,
    longIdleSeconds: add(({ longIdleSeconds }) => longIdleSeconds),
    starts: add(({ starts }) => starts),
    hastyStarts: add(({ hastyStarts }) => hastyStarts),
    hardAccelerations: add(({ hardAccelerations }) => hardAccelerations),
    hardBrakings: add(({ hardBrakings }) => hardBrakings),
    measured: add(({ measured }) => measured) ?? 0,
    nightSeconds: add(({ nightSeconds }) => nightSeconds) ?? 0,
    unrested: add(({ unrested }) => unrested) ?? 0,
  }
}

/** What was used, and how far one came by it. */
export interface Used {
  fuel: number | null
  energy: number | null
  fuelPercent: number | null
  energyPercent: number | null
}

/** Amounts below which a gauge says nothing of economy: litres, kWh. */
const leastUsed = { fuel: 0.1, energy: 0.2 }

/** km/l and km/kWh: only where one of the two carried the car, for nobody can say which of both drove a hybrid's kilometre. */
export function consumptionOf({ fuel, energy, fuelPercent, energyPercent }: Used, metres: number) {
  const byFuel = fuel !== null && fuel >= leastUsed.fuel
  const byEnergy = energy !== null && energy >= leastUsed.energy
  return {
    fuel,
    energy,
    fuelPercent,
    energyPercent,
    kmPerLitre: byFuel && !byEnergy ? tenth(metres / 1000 / fuel) : null,
    kmPerKwh: byEnergy && !byFuel ? tenth(metres / 1000 / energy) : null,
  }
}

export function usedTogether(all: readonly Used[]): Used {
  const add = (pick: (one: Used) => number | null) => {
    const known = all.map(pick).filter((value) => value !== null)
    return known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) * 100) / 100
  }
  return {
    fuel: add(({ fuel }) => fuel),
    energy: add(({ energy }) => energy),
    fuelPercent: add(({ fuelPercent }) => fuelPercent),
    energyPercent: add(({ energyPercent }) => energyPercent),
  }
}
