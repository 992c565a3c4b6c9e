import { describe, expect, it } from 'vitest'
import { act } from './acts.ts'
import { comfort } from './drive.ts'
import { rangeOf } from './energy.ts'
import { type Kind, kindFacts, kinds } from './kinds.ts'
import { type CarState, makeCar, step } from './model.ts'
import { read } from './readings.ts'
import { distance, type RouteName, routeNames } from './routes.ts'

const dt = 0.1
const seeds = Array.from({ length: 12 }, (_, i) => i * 7919 + 1)

function driving(kind: Kind, seed: number, route?: RouteName): CarState {
  const acted = act(makeCar({ kind, seed, route }), 'drive-off', { prepare: true })
  if ('refused' in acted) throw new Error(acted.refused)
  return acted.car
}

/** The states of a trip, one each 0.1 s, from driving off until it has arrived (or the time is over). */
function trip(start: CarState, seconds = 900): CarState[] {
  const states = [start]
  let car = start
  for (let t = 0; t < seconds && car.journey; t += dt) {
    car = step(car, dt)
    states.push(car)
  }
  return states
}

const pairs = (states: CarState[]) => states.slice(1).map((now, i) => [states[i] as CarState, now] as const)

describe.each(kinds)('a trip of a %s car', (kind) => {
  const trips = seeds.map((seed) => trip(driving(kind, seed), 400))

  it('moves the odometer by the integral of the speed', () => {
    for (const states of trips) {
      const integral = pairs(states).reduce((sum, [a, b]) => sum + ((a.speed + b.speed) / 2) * dt, 0)
      const driven = (states.at(-1) as CarState).odometer - (states[0] as CarState).odometer
      expect(driven).toBeGreaterThan(300)
      expect(Math.abs(driven - integral)).toBeLessThan(0.01)
    }
  })

  it('moves the place as far as the odometer', () => {
    for (const states of trips) {
      const moved = pairs(states).reduce((sum, [a, b]) => sum + distance(a.place, b.place), 0)
      const driven = (states.at(-1) as CarState).odometer - (states[0] as CarState).odometer
      expect(Math.abs(moved - driven) / driven).toBeLessThan(0.01)
    }
  })

  it('accelerates and brakes within what tyres and drivers do, and never drives backwards', () => {
    const moves = trips.flatMap(pairs).map(([a, b]) => ({ acceleration: (b.speed - a.speed) / dt, speed: b.speed }))
    expect(moves.filter(({ acceleration }) => acceleration > comfort.faster + 1e-6)).toEqual([])
    // The last centimetres before a halt are cut off.
    expect(moves.filter(({ acceleration, speed }) => speed > 0 && acceleration < -comfort.hardest - 1e-6)).toEqual([])
    expect(moves.filter(({ speed }) => !(speed >= 0))).toEqual([])
  })

  it('never gains fuel, and charge only while braking', () => {
    const steps = trips.flatMap(pairs)
    expect(steps.filter(([a, b]) => b.fuel > a.fuel)).toEqual([])
    expect(steps.filter(([a, b]) => b.charge > a.charge && b.acceleration >= 0)).toEqual([])
    expect(steps.some(([a, b]) => b.charge > a.charge)).toBe(kind !== 'petrol')
    expect(steps.some(([a, b]) => b.fuel + b.charge < a.fuel + a.charge)).toBe(true)
  })

  it('uses about what its kind is known to use', () => {
    for (const states of trips) {
      const [first, last] = [states[0] as CarState, states.at(-1) as CarState]
      const ratio = (rangeOf(first) - rangeOf(last)) / (last.odometer - first.odometer)
      expect(ratio).toBeGreaterThan(0.4)
      expect(ratio).toBeLessThan(2.5)
    }
  })

  it('shows a range that agrees with the energy left', () => {
    const facts = kindFacts[kind]
    for (const car of trips.flat().filter((_, i) => i % 97 === 0)) {
      expect(read(car)['Vehicle.Powertrain.Range']).toBe(Math.round(1000 * (car.fuel * facts.perLitre + car.charge * facts.perKwh)))
      expect(Number.isFinite(rangeOf(car))).toBe(true)
    }
  })

  it('is the same trip for the same seed, and another for another', () => {
    const again = trip(driving(kind, seeds[0] as number), 400)
    expect(again.at(-1)).toEqual(trips[0]?.at(-1))
    expect(trips[1]?.at(-1)?.odometer).not.toBe(again.at(-1)?.odometer)
  })

  it('locks its doors by itself once it is under way, without setting the alarm', () => {
    for (const states of trips) {
      const fast = states.find((car) => car.speed * 3.6 > 21) as CarState
      expect(Object.values(fast.doors).every((door) => door.locked)).toBe(true)
      expect(fast.armed).toBe(false)
    }
  })
})

it('arrives at the end of every route and stands still there', () => {
  for (const route of routeNames) {
    const last = trip(driving('bev', 5, route), 3600).at(-1) as CarState
    expect(last.journey, route).toBeNull()
    expect(last.speed).toBe(0)
    expect(last.odometer - driving('bev', 5, route).odometer, route).toBeGreaterThan(2000)
  }
})

it('drives back from where a route ended', () => {
  const end = trip(driving('petrol', 2, 'sapporo-centre'), 3600).at(-1) as CarState
  const acted = act(end, 'drive-off', { prepare: true })
  const home = trip('car' in acted ? acted.car : end, 3600).at(-1) as CarState
  const start = makeCar({ kind: 'petrol', seed: 2, route: 'sapporo-centre' })
  expect(distance(home.place, start.place)).toBeLessThan(20)
})

it('starts from a place beside the route', () => {
  const place = { latitude: 35.1667, longitude: 136.9071 }
  const acted = act(makeCar({ kind: 'bev', seed: 1, route: 'nagoya-centre', place }), 'drive-off', { prepare: true })
  const states = trip('car' in acted ? acted.car : makeCar({ kind: 'bev', seed: 1 }), 200)
  expect(states[0]?.place).toEqual(place)
  expect(states.some((car) => distance(car.place, { latitude: 35.16421, longitude: 136.90843 }) < 15)).toBe(true)
})

it('runs the engine of a PHEV only when its battery is low', () => {
  const charged = trip({ ...driving('phev', 3), charge: 12 }, 60).at(-1) as CarState
  expect([charged.engine, charged.fuel]).toEqual([false, driving('phev', 3).fuel])
  const low = trip({ ...driving('phev', 3), charge: 1 }, 60).at(-1) as CarState
  expect(low.engine).toBe(true)
  expect(low.fuel).toBeLessThan(driving('phev', 3).fuel)
})

it('rolls to a halt without energy, and never has less than none', () => {
  const last = trip({ ...driving('petrol', 4), fuel: 0.02 }, 900).at(-1) as CarState
  expect([last.fuel, last.speed, last.engine]).toEqual([0, 0, false])
})

it('charges to the brim and no further', () => {
  const acted = act({ ...makeCar({ kind: 'bev', seed: 1 }), charge: 70.9 }, 'charge', { on: true })
  let car = 'car' in acted ? acted.car : makeCar({ kind: 'bev', seed: 1 })
  let before = car.charge
  for (let t = 0; t < 1200 && car.charging > 0; t++) {
    car = step(car, 1)
    expect(car.charge).toBeGreaterThan(before)
    before = car.charge
  }
  expect([car.charge, car.charging]).toEqual([kindFacts.bev.battery, 0])
})

it('lets temperatures move towards where they belong', () => {
  let car = { ...driving('petrol', 9, 'tokyo-bay'), outside: 15, coolant: 15, cabin: 35 }
  const begin = car
  for (let t = 0; t < 300; t++) car = step(car, 1) as typeof car
  expect(car.coolant).toBeGreaterThan(50)
  expect(car.coolant).toBeLessThan(90)
  expect(car.cabin).toBeLessThan(begin.cabin)
  expect(car.cabin).toBeGreaterThan(23)
})

it('needs the same time for a window whatever the length of a step', () => {
  const acted = act(makeCar({ kind: 'bev', seed: 1 }), 'window', { position: 100 })
  const car = 'car' in acted ? acted.car : makeCar({ kind: 'bev', seed: 1 })
  expect(step(car, 2.5).doors['Row1.DriverSide'].window).toBeCloseTo(50)
  expect(step(car, 5).doors['Row2.DriverSide'].window).toBe(100)
})
