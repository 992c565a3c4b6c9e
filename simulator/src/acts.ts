/** What people do to a car, as pure strokes on its state. A stroke that the car would not allow is refused with a code. */
import type { DoorPlace } from '@tsunagu/contract/signals.ts'
import type * as z from 'zod'
import type { BenchCode, CarActName, carActs } from './bench-contract.ts'
import { eachDoor, withLocks } from './doors.ts'
import { beginJourney, isEmpty } from './drive.ts'
import { kindFacts } from './kinds.ts'
import { anyDoorOpen, type CarState, isMoving, isOccupied } from './model.ts'
import { type RouteName, routes } from './routes.ts'

export type Acted = { car: CarState } | { refused: BenchCode }
type Stroke<Name extends CarActName> = (car: CarState, body: z.output<(typeof carActs)[Name]>) => Acted

const refuse = (refused: BenchCode): Acted => ({ refused })
const become = (car: CarState, change: Partial<CarState>): Acted => ({ car: { ...car, ...change } })
const withDoor = (car: CarState, place: DoorPlace, change: Partial<CarState['doors'][DoorPlace]>) => ({
  doors: { ...car.doors, [place]: { ...car.doors[place], ...change } },
})

const driverSeat: DoorPlace = 'Row1.DriverSide'

const strokes: { [Name in CarActName]: Stroke<Name> } = {
  'open-door': (car, { door }) => {
    if (isMoving(car)) return refuse('car-is-moving')
    // The handle inside unlocks its own door; from outside a locked door stays shut.
    if (car.doors[door].locked && !car.seats[door]) return refuse('locked')
    return become(car, withDoor(car, door, { open: true, locked: false }))
  },
  'close-door': (car, { door }) => become(car, withDoor(car, door, { open: false })),
  lock: (car, body) => {
    if (anyDoorOpen(car)) return refuse('door-open')
    if (body.with === 'inside') return isOccupied(car) ? { car: withLocks(car, true) } : refuse('seat-empty')
    if (car.power !== 'OFF') return refuse('ignition-on')
    if (car.keyInside) return refuse('key-inside')
    return become(withLocks(car, true), { armed: true, autoLocked: false })
  },
  unlock: (car, body) => {
    if (isMoving(car)) return refuse('car-is-moving')
    if (body.with === 'inside' && !isOccupied(car)) return refuse('seat-empty')
    return become(withLocks(car, false), body.with === 'key' ? { armed: false, autoLocked: false } : { autoLocked: false })
  },
  'sit-down': (car, { seat }) => {
    if (car.seats[seat]) return refuse('seat-taken')
    if (!car.doors[seat].open) return refuse('door-closed')
    const seats = { ...car.seats, [seat]: true }
    return become(car, seat === driverSeat ? { seats, keyInside: true } : { seats })
  },
  'get-out': (car, { seat, leaveKey }) => {
    if (isMoving(car)) return refuse('car-is-moving')
    if (!car.seats[seat]) return refuse('seat-empty')
    if (!car.doors[seat].open) return refuse('door-closed')
    const seats = { ...car.seats, [seat]: false }
    if (seat !== driverSeat) return become(car, { seats })
    return become(car, { seats, belt: false, journey: null, keyInside: car.keyInside && leaveKey })
  },
  belt: (car, { fastened }) => (car.seats[driverSeat] ? become(car, { belt: fastened }) : refuse('seat-empty')),
  ignition: (car, { to }) => {
    if (to === car.power || (to === 'ON' && car.power === 'START')) return { car }
    if (isMoving(car)) return refuse('car-is-moving')
    if (to === 'OFF') return switchOff(car)
    if (!car.keyInside) return refuse('key-missing')
    if (to === 'ACC') return become(car, { power: 'ACC', journey: null, engine: false })
    if (car.charging > 0) return refuse('charging')
    return become(car, car.kind === 'petrol' ? { power: 'START', starting: 0.8, armed: false } : { power: 'ON', armed: false })
  },
  'drive-off': (asked, { route, prepare }) => {
    const name = route ?? asked.route
    if (!isRoute(name)) return refuse('unknown-route')
    if (asked.journey && !asked.journey.stopping) return refuse('already-driving')
    const car = prepare ? prepared(asked) : asked
    if (car.charging > 0) return refuse('charging')
    if (!car.seats[driverSeat]) return refuse('nobody-at-the-wheel')
    if (anyDoorOpen(car)) return refuse('door-open')
    if (car.power !== 'ON' && car.power !== 'START') return refuse('ignition-off')
    if (!car.belt) return refuse('belt-open')
    if (isEmpty(car)) return refuse('no-energy')
    return become({ ...car, power: 'ON', starting: 0 }, beginJourney(car, name))
  },
  stop: (car) => (car.journey ? become(car, { journey: { ...car.journey, stopping: true } }) : refuse('not-driving')),
  window: (car, { door, position }) =>
    become(car, { doors: eachDoor(car, (one, place) => (door && door !== place ? one : { ...one, windowTarget: position })) }),
  hazard: (car, { on }) => become(car, { hazard: on }),
  lamps: (car, { on }) => become(car, { lamps: on }),
  boot: (car, { open }) => {
    if (open && isMoving(car)) return refuse('car-is-moving')
    if (open && car.trunk.locked) return refuse('locked')
    return become(car, { trunk: { ...car.trunk, open } })
  },
  bonnet: (car, { open }) => (open && isMoving(car) ? refuse('car-is-moving') : become(car, { hood: open })),
  charge: (car, { on }) => {
    const facts = kindFacts[car.kind]
    if (!facts.battery) return refuse('not-equipped')
    if (!on) return become(car, { charging: 0 })
    if (car.power !== 'OFF') return refuse('ignition-on')
    return become(car, { charging: car.charge < facts.battery ? facts.chargePower : 0 })
  },
  refuel: (car) => {
    const { tank } = kindFacts[car.kind]
    if (!tank) return refuse('not-equipped')
    return car.power === 'OFF' ? become(car, { fuel: tank }) : refuse('ignition-on')
  },
  key: (car, { inside }) => {
    if (inside === car.keyInside) return { car }
    return isMoving(car) ? refuse('car-is-moving') : become(car, { keyInside: inside })
  },
}

/** Does one thing to the car, or says why it cannot be done. `body` has passed the schema of that name. */
export function act<Name extends CarActName>(car: CarState, name: Name, body: z.output<(typeof carActs)[Name]>): Acted {
  return strokes[name](car, body)
}

function switchOff(car: CarState): Acted {
  const off: CarState = { ...car, power: 'OFF', starting: 0, engine: false, journey: null, autoLocked: false }
  return { car: car.autoLocked ? withLocks(off, false) : off }
}

/** Everything a driver does before leaving, in one go. */
function prepared(car: CarState): CarState {
  const shut = { ...car, doors: eachDoor(car, (door) => ({ ...door, open: false })), trunk: { ...car.trunk, open: false }, hood: false }
  const unlocked = car.armed ? withLocks({ ...shut, armed: false }, false) : shut
  return { ...unlocked, seats: { ...car.seats, [driverSeat]: true }, belt: true, keyInside: true, power: 'ON', starting: 0, charging: 0 }
}

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name)
