import { expect, it } from 'vitest'
import { act } from './acts.ts'
import { type CarActName, carActs } from './bench-contract.ts'
import { type CarState, makeCar, step } from './model.ts'

const parked = makeCar({ kind: 'phev', seed: 1 })
const driver = { seat: 'Row1.DriverSide' }
const driverDoor = { door: 'Row1.DriverSide' }

/** Acts one after another, each through its schema; the first refusal ends it. */
function after(car: CarState, ...acts: [CarActName, object][]): CarState | string {
  let now = car
  for (const [name, body] of acts) {
    const acted = act(now, name, carActs[name].parse(body) as never)
    if ('refused' in acted) return acted.refused
    now = acted.car
  }
  return now
}
const car = (result: CarState | string): CarState => {
  if (typeof result === 'string') throw new Error(result)
  return result
}

const seated = car(after(parked, ['unlock', {}], ['open-door', driverDoor], ['sit-down', driver], ['close-door', driverDoor]))
const driving = step(car(after(parked, ['drive-off', { prepare: true }])), 10)

it('takes a person from the parked car onto the road, step by step', () => {
  const on = car(after(seated, ['belt', { fastened: true }], ['ignition', { to: 'ON' }], ['drive-off', {}]))
  expect(step(on, 10).speed).toBeGreaterThan(5)
})

it('brakes to a halt, switches off and lets the driver out, who takes the key along', () => {
  const halted = step(car(after(driving, ['stop', {}])), 15)
  expect([halted.speed, halted.journey]).toEqual([0, null])
  const out = car(after(halted, ['ignition', { to: 'OFF' }], ['open-door', driverDoor], ['get-out', driver], ['close-door', driverDoor]))
  expect([out.power, out.keyInside, out.armed, out.belt]).toEqual(['OFF', false, false, false])
})

it('ROP-02 locking with the key sets the alarm, the switch inside does not', () => {
  const outside = car(after(seated, ['open-door', driverDoor], ['get-out', driver], ['close-door', driverDoor], ['lock', {}]))
  expect([outside.armed, outside.doors['Row2.DriverSide'].locked, outside.trunk.locked]).toEqual([true, true, true])
  const inside = car(after(seated, ['lock', { with: 'inside' }]))
  expect([inside.armed, inside.doors['Row2.DriverSide'].locked]).toEqual([false, true])
})

it.each<[string, CarState, CarActName, object, string]>([
  ['a door while moving', driving, 'open-door', driverDoor, 'car-is-moving'],
  ['the boot while moving', driving, 'boot', { open: true }, 'car-is-moving'],
  ['switching off while moving', driving, 'ignition', { to: 'OFF' }, 'car-is-moving'],
  ['getting out while moving', driving, 'get-out', driver, 'car-is-moving'],
  ['a locked door from outside', parked, 'open-door', driverDoor, 'locked'],
  ['the boot of a locked car', parked, 'boot', { open: true }, 'locked'],
  ['sitting down through a shut door', parked, 'sit-down', driver, 'door-closed'],
  ['sitting where somebody sits', seated, 'sit-down', driver, 'seat-taken'],
  ['the belt of an empty seat', parked, 'belt', { fastened: true }, 'seat-empty'],
  ['starting without a key', parked, 'ignition', { to: 'ON' }, 'key-missing'],
  ['driving off switched off', seated, 'drive-off', {}, 'ignition-off'],
  ['driving off with nobody in', parked, 'drive-off', {}, 'nobody-at-the-wheel'],
  ['a road nobody knows', parked, 'drive-off', { route: 'atlantis', prepare: true }, 'unknown-route'],
  ['locking with an open door', car(after(parked, ['unlock', {}], ['open-door', driverDoor])), 'lock', {}, 'door-open'],
  ['locking the key in', seated, 'lock', {}, 'key-inside'],
  ['charging a petrol car', makeCar({ kind: 'petrol', seed: 1 }), 'charge', { on: true }, 'not-equipped'],
  ['charging a car that is on', car(after(seated, ['ignition', { to: 'ON' }])), 'charge', { on: true }, 'ignition-on'],
  ['stopping a car that stands', parked, 'stop', {}, 'not-driving'],
])('refuses %s', (_what, from, name, body, code) => {
  expect(after(from, [name, body])).toBe(code)
})

it('opens a locked door from inside, and only that one', () => {
  const locked = car(after(seated, ['lock', { with: 'inside' }], ['open-door', driverDoor]))
  expect([locked.doors['Row1.DriverSide'].open, locked.doors['Row1.PassengerSide'].locked]).toEqual([true, true])
})

it('unlocks what driving had locked when it is switched off', () => {
  const halted = step(car(after(driving, ['stop', {}])), 15)
  expect(halted.doors['Row1.DriverSide'].locked).toBe(true)
  expect(car(after(halted, ['ignition', { to: 'OFF' }])).doors['Row1.DriverSide'].locked).toBe(false)
})

it('leaves the key behind when told so', () => {
  const open = car(after(seated, ['open-door', driverDoor]))
  expect(car(after(open, ['get-out', { ...driver, leaveKey: true }])).keyInside).toBe(true)
})
