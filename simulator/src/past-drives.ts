/** What a car would have measured on drives of the past: the model driven faster than time, a sample a second. Pure. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import { act } from './acts.ts'
import { beginJourney, comfort, type Manner } from './drive.ts'
import { type Kind, kindFacts } from './kinds.ts'
import { type CarState, makeCar, step } from './model.ts'
import { read } from './readings.ts'
import type { RouteName } from './routes.ts'

export interface PastDrive {
  /** ms since 1970. */
  startedAt: number
  /** How often along the road: there and back, or around. */
  times: number
  driver: 'calm' | 'ordinary' | 'hasty'
}

/** m/s²: a calm driver takes five seconds to 20 km/h, as eco driving advises; a hasty one is thrown about. */
const manners: Record<PastDrive['driver'], Manner> = {
  calm: { faster: 1.5, slower: 1.4, hardest: 3.5 },
  ordinary: comfort,
  hasty: { faster: 2.9, slower: 2.7, hardest: 4.5 },
}

/** Columns of equal length, as the history query gives them: ms since 1970, oldest first; null = unchanged. */
export interface PastHistory {
  times: number[]
  columns: Record<string, (SignalValue | null)[]>
}

const told = [
  'Vehicle.LowVoltageSystemState',
  'Vehicle.Speed',
  'Vehicle.TraveledDistance',
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.Powertrain.CombustionEngine.IsRunning',
  'Vehicle.Powertrain.FuelSystem.RelativeLevel',
  'Vehicle.Powertrain.FuelSystem.AbsoluteLevel',
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current',
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy',
]

/** Longer than any road here takes; a car that never arrives is a fault of the model. */
const longest = 3 * 3600

/** Each drive begins where the last one ended; in between the car is filled up or charged when it is low. */
export function pastDrives(of: { kind: Kind; seed: number; route: RouteName; drives: readonly PastDrive[] }): PastHistory {
  const history: PastHistory = { times: [], columns: Object.fromEntries(told.map((path) => [path, []])) }
  let before: Record<string, SignalValue> = {}
  const note = (at: number, car: CarState) => {
    const readings = read(car)
    history.times.push(at)
    for (const path of told) {
      const value = readings[path]
      history.columns[path]?.push(value === undefined || value === before[path] ? null : value)
    }
    before = readings
  }
  let car = makeCar(of)
  for (const drive of of.drives) {
    car = atTheWheel(car)
    // each drive says everything anew, as each message of a unit does
    before = {}
    let seconds = 0
    for (let time = 0; time < drive.times; time++) {
      car = { ...car, ...beginJourney(car, of.route, manners[drive.driver]) }
      for (; car.journey && seconds < longest; seconds++) {
        note(drive.startedAt + seconds * 1000, car)
        car = step(car, 1)
      }
    }
    note(drive.startedAt + seconds * 1000, car)
    car = switchedOff(car)
    note(drive.startedAt + (seconds + 3) * 1000, car)
  }
  return history
}

function atTheWheel(car: CarState): CarState {
  const { tank, battery } = kindFacts[car.kind]
  const fuel = car.fuel < tank * 0.25 ? tank : car.fuel
  const acted = act({ ...car, fuel, charge: Math.max(car.charge, battery * 0.8) }, 'drive-off', { prepare: true })
  if ('refused' in acted) throw new Error(`a drive of the past cannot begin: ${acted.refused}`)
  return { ...acted.car, journey: null }
}

function switchedOff(car: CarState): CarState {
  const acted = act({ ...car, speed: 0 }, 'ignition', { to: 'OFF' })
  if ('refused' in acted) throw new Error(`a drive of the past cannot end: ${acted.refused}`)
  return acted.car
}
