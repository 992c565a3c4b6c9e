/** The car as the bench and the head unit show it. */
import { doorPlaces } from '@tsunagu/contract/signals.ts'
import type { CarBody, Fault } from './bench-contract.ts'
import { chargeLevel, fuelLevel, rangeOf } from './energy.ts'
import type { CarState } from './model.ts'

const tenth = (value: number) => Math.round(value * 10) / 10

export function bodyView(car: CarState, faults: ReadonlySet<Fault>): CarBody {
  return {
    power: car.power,
    speed: tenth(car.speed * 3.6),
    odometer: tenth(car.odometer / 1000),
    place: car.place,
    heading: tenth(car.heading),
    route: car.route,
    driving: car.journey !== null,
    doors: Object.fromEntries(
      doorPlaces.map((place) => [place, { ...car.doors[place], window: Math.round(car.doors[place].window) }]),
    ) as CarBody['doors'],
    boot: car.trunk,
    bonnet: car.hood,
    seats: car.seats,
    belt: car.belt,
    keyInside: car.keyInside,
    armed: car.armed,
    hazard: car.hazard,
    lamps: car.lamps,
    fuel: car.kind === 'bev' ? null : tenth(fuelLevel(car)),
    charge: car.kind === 'petrol' ? null : tenth(chargeLevel(car)),
    charging: car.charging > 0,
    engine: car.engine,
    range: Math.round(rangeOf(car) / 1000),
    voltage: Math.round(car.voltage * 100) / 100,
    coolant: car.kind === 'bev' ? null : tenth(car.coolant),
    outside: tenth(car.outside),
    cabin: tenth(car.cabin),
    faults: [...faults],
  }
}
