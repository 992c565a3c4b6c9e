/** Temperatures move towards where they belong, fast or slowly (first-order lag). All in °C. */
import type { CarState, Mutable } from './model.ts'

const towards = (now: number, target: number, dt: number, seconds: number) => now + (target - now) * (1 - Math.exp(-dt / seconds))

export function stepClimate(car: Mutable<CarState>, dt: number): void {
  car.outside += 0.0004 * dt * Math.sin(car.age / 1800)
  car.coolant = car.engine ? towards(car.coolant, 90, dt, 240) : towards(car.coolant, car.outside, dt, 3600)
  const working = car.charging > 0 || (car.power === 'ON' && !car.engine)
  car.pack = working ? towards(car.pack, 32, dt, 1500) : towards(car.pack, car.outside, dt, 7200)
  car.cabin = car.power === 'ON' ? towards(car.cabin, 23, dt, 300) : towards(car.cabin, car.outside + 2, dt, cabinLag(car))
}

/** An open door or window lets the cabin follow the weather sooner. */
const cabinLag = (car: CarState) => (Object.values(car.doors).some((door) => door.open || door.window > 0) ? 300 : 1800)
