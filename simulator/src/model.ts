/**
 * The whole car as one value, and the pure step that moves it through time. No I/O and no clock in here:
 * `step` of equal states gives equal states, so a seeded car drives the same trip twice.
 */
import { type DoorPlace, doorPlaces } from '@tsunagu/contract/signals.ts'
import { stepClimate } from './climate.ts'
import { stepWindows } from './doors.ts'
import { type Manner, stepDrive } from './drive.ts'
import { stepEnergy, stepPower } from './energy.ts'
import { type Kind, kindFacts } from './kinds.ts'
import { bearing, type Place, type RouteName, routeNames, routes } from './routes.ts'
import { draw } from './seed.ts'

export interface Door {
  open: boolean
  locked: boolean
  /** % open, and where the switch wants it. */
  window: number
  windowTarget: number
}

export interface Journey {
  path: readonly Place[]
  /** Metres from the start of the path, and the segment that lies there. */
  along: number
  segment: number
  /** How the driver uses the pedals. */
  manner: Manner
  /** m/s where nothing forces less. */
  cruise: number
  /** Mean metres between red lights, 0 = none. */
  lights: number
  /** Where the next red light stands (metres along), and the seconds it still shows red once reached. */
  light: number
  red: number
  /** The driver brakes to a halt and ends the journey. */
  stopping: boolean
}

export type Power = 'OFF' | 'ACC' | 'ON' | 'START'

export interface CarState {
  readonly kind: Kind
  /** State of the seeded chance. */
  readonly chance: number
  /** Seconds this car has existed in the model. */
  readonly age: number
  readonly power: Power
  /** Seconds the starter still turns. */
  readonly starting: number
  /** m/s, m/s² of the last step, metres on the odometer. */
  readonly speed: number
  readonly acceleration: number
  readonly odometer: number
  readonly place: Place
  readonly heading: number
  readonly route: RouteName
  readonly journey: Journey | null
  readonly doors: Readonly<Record<DoorPlace, Door>>
  readonly trunk: { open: boolean; locked: boolean }
  readonly hood: boolean
  readonly seats: Readonly<Record<DoorPlace, boolean>>
  readonly belt: boolean
  readonly keyInside: boolean
  readonly armed: boolean
  /** The car locked itself while driving and will unlock itself when switched off. */
  readonly autoLocked: boolean
  readonly hazard: boolean
  readonly lamps: boolean
  /** Litres, kWh, kW from the wall. */
  readonly fuel: number
  readonly charge: number
  readonly charging: number
  readonly engine: boolean
  /** PHEV: the battery was low, the engine carries the car until it has recovered. */
  readonly sustaining: boolean
  readonly voltage: number
  readonly coolant: number
  readonly pack: number
  readonly outside: number
  readonly cabin: number
}

export interface MadeOf {
  kind: Kind
  seed: number
  route?: RouteName | undefined
  place?: Place | undefined
}

/** A parked, locked, armed car; its mileage, energy and weather follow from the seed. */
export function makeCar({ kind, seed, route, place }: MadeOf): CarState {
  let chance = seed | 0
  const next = () => {
    const [value, after] = draw(chance)
    chance = after
    return value
  }
  const ofSeed = routeNames[Math.floor(next() * routeNames.length)] as RouteName
  const road = route ?? ofSeed
  const [first, second] = routes[road].path as unknown as [Place, Place]
  const facts = kindFacts[kind]
  const outside = (road.startsWith('sapporo') ? 4 : 13) + next() * 8
  const door: Door = { open: false, locked: true, window: 0, windowTarget: 0 }
  const body = {
    kind,
    age: 0,
    power: 'OFF' as const,
    starting: 0,
    speed: 0,
    acceleration: 0,
    odometer: Math.round(2_000_000 + next() * 40_000_000),
    place: place ?? first,
    heading: bearing(first, second),
    route: road,
    journey: null,
    doors: { 'Row1.DriverSide': door, 'Row1.PassengerSide': door, 'Row2.DriverSide': door, 'Row2.PassengerSide': door },
    trunk: { open: false, locked: true },
    hood: false,
    seats: { 'Row1.DriverSide': false, 'Row1.PassengerSide': false, 'Row2.DriverSide': false, 'Row2.PassengerSide': false },
    belt: false,
    keyInside: false,
    armed: true,
    autoLocked: false,
    hazard: false,
    lamps: false,
    fuel: facts.tank * (0.35 + next() * 0.6),
    charge: facts.battery * (0.35 + next() * 0.6),
    charging: 0,
    engine: false,
    sustaining: false,
    voltage: 12.6,
    coolant: outside,
    pack: outside,
    outside,
    cabin: outside + 2,
  }
  return { ...body, chance }
}

/** Longer steps are cut: the driver looks at the road at least this often (seconds). */
const longest = 0.25

/** The car `dt` seconds later. What a person or the centre does to it comes from acts.ts, between steps. */
export function step(state: CarState, dt: number): CarState {
  let now = state
  for (let left = dt; left > 1e-9; left -= longest) now = stepOnce(now, Math.min(left, longest))
  return now
}

function stepOnce(state: CarState, dt: number): CarState {
  const next: Mutable<CarState> = { ...state, age: state.age + dt }
  stepPower(next, dt)
  stepDrive(next, dt)
  stepEnergy(next, dt)
  stepClimate(next, dt)
  stepWindows(next, dt)
  return next
}

/** A step works on its own fresh copy, part by part; nobody else sees it half done. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export const isMoving = (state: CarState) => state.speed > 0
export const isOccupied = (state: CarState) => doorPlaces.some((seat) => state.seats[seat])
export const anyDoorOpen = (state: CarState) => state.trunk.open || doorPlaces.some((place) => state.doors[place].open)
