/** Driving: how fast the driver goes, where that brings the car, and what the odometer says. */
import type { CarState, Journey, Mutable } from './model.ts'
import { between, type Measured, measure, type Place, pathFrom, type Route, type RouteName, routes } from './routes.ts'
import { draw } from './seed.ts'

/** m/s²: what the driver asks of the pedals. */
export interface Manner {
  faster: number
  slower: number
  hardest: number
}
export const comfort: Manner = { faster: 2.2, slower: 1.8, hardest: 3.5 }

/** Above this speed the doors lock themselves (m/s = 20 km/h). */
const autoLockSpeed = 20 / 3.6

/** The journey a car starts from where it stands. */
export function beginJourney(state: CarState, name: RouteName, manner: Manner = comfort): Pick<CarState, 'journey' | 'chance' | 'route'> {
  const route: Route = routes[name]
  const [value, chance] = draw(state.chance)
  const light = route.lights ? route.lights * (0.4 + value) : Infinity
  const path = pathFrom(state.place, route)
  const cruise = (route.limit / 3.6) * (0.92 + value * 0.1)
  return {
    route: name,
    chance,
    journey: { path, along: 0, segment: 0, manner, cruise, lights: route.lights, light, red: 0, stopping: false },
  }
}

export function stepDrive(car: Mutable<CarState>, dt: number): void {
  const before = car.speed
  const wanted = car.journey ? wantedSpeed(car, car.journey, dt) : 0
  const { faster, hardest } = car.journey?.manner ?? comfort
  const strongest = faster * Math.max(0.25, 1 - before / 55)
  const after = Math.max(0, before + Math.max(-hardest * dt, Math.min(strongest * dt, wanted - before)))
  car.speed = after < 0.05 && wanted === 0 ? 0 : after
  car.acceleration = (car.speed - before) / dt
  const metres = ((before + car.speed) / 2) * dt
  if (metres > 0) move(car, metres)
  if (car.speed > autoLockSpeed && !car.autoLocked) autoLock(car)
}

/** m/s the driver aims at for the end of this step: the road, the corners, the lights, the end. Also lets a red light pass. */
function wantedSpeed(car: Mutable<CarState>, journey: Journey, dt: number): number {
  if (journey.stopping || car.power !== 'ON' || isEmpty(car)) {
    if (car.speed === 0) car.journey = null
    return Math.max(0, car.speed - (car.journey?.manner ?? comfort).slower * 1.3 * dt)
  }
  if (journey.red > 0 && car.speed === 0) {
    const red = journey.red - dt
    car.journey = red > 0 ? { ...journey, red } : withNextLight(car, journey)
    return 0
  }
  const road = measure(journey.path)
  const look = (metres: number, through: number) => brakingSpeed(metres - journey.along - car.speed * dt, through, journey.manner.slower)
  let wanted = Math.min(journey.cruise, look(road.length, 0))
  if (journey.light < road.length) wanted = Math.min(wanted, look(journey.light, 0))
  for (let i = journey.segment + 1; i < road.at.length && (road.at[i] as number) - journey.along < 200; i++) {
    wanted = Math.min(wanted, look(road.at[i] as number, road.corner[i] as number))
  }
  return arriveOrCreep(car, journey, road, wanted)
}

/** Speed from which one comfortably reaches `through` m/s after so many metres. */
const brakingSpeed = (metres: number, through: number, slower: number) =>
  through === Infinity ? Infinity : Math.sqrt(Math.max(0, through * through + 2 * slower * Math.max(0, metres)))

/** Near a halt: what is reached ends (a light turns to waiting, the last point ends the journey). */
function arriveOrCreep(car: Mutable<CarState>, journey: Journey, road: Measured, wanted: number): number {
  const near = (metres: number) => metres - journey.along < 0.6 + car.speed * 0.3
  if (near(road.length)) {
    if (car.speed < 1.5) {
      if (car.speed === 0) car.journey = null
      return 0
    }
  } else if (near(journey.light) && car.speed < 1.5) {
    const [value, chance] = draw(car.chance)
    car.chance = chance
    car.journey = { ...journey, red: 4 + value * 26, light: journey.light }
    return 0
  }
  return Math.max(wanted, 0.8)
}

function withNextLight(car: Mutable<CarState>, journey: Journey): Journey {
  const [value, chance] = draw(car.chance)
  car.chance = chance
  return { ...journey, red: 0, light: journey.along + 60 + journey.lights * (0.3 + 1.4 * value) }
}

/** Carries the car along its path; the odometer counts the same metres. */
function move(car: Mutable<CarState>, metres: number): void {
  car.odometer += metres
  const journey = car.journey
  if (!journey) return
  const road = measure(journey.path)
  const along = journey.along + metres
  let segment = journey.segment
  while (segment + 2 < road.at.length && (road.at[segment + 1] as number) < along) segment++
  const [from, to] = [road.at[segment] as number, road.at[segment + 1] as number]
  car.place = between(journey.path[segment] as Place, journey.path[segment + 1] as Place, Math.min(1, (along - from) / (to - from)))
  car.heading = road.heading[segment] as number
  car.journey = { ...journey, along, segment }
}

function autoLock(car: Mutable<CarState>): void {
  car.autoLocked = true
  car.doors = {
    'Row1.DriverSide': { ...car.doors['Row1.DriverSide'], locked: true },
    'Row1.PassengerSide': { ...car.doors['Row1.PassengerSide'], locked: true },
    'Row2.DriverSide': { ...car.doors['Row2.DriverSide'], locked: true },
    'Row2.PassengerSide': { ...car.doors['Row2.PassengerSide'], locked: true },
  }
  car.trunk = { ...car.trunk, locked: true }
}

export const isEmpty = (car: CarState) => car.fuel <= 0 && car.charge <= 0
