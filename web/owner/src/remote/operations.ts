/** What one can ask of the car: which endpoint, which service of the car's list, what to read before. */
import type { CarState, Cautioned } from '@tsunagu/contract/remote.ts'
import { closeWindows, flashHazard, lockDoors, refresh, turnHazardOff } from '@tsunagu/contract/remote.ts'
import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'
import { whyWithout } from '../vehicles/services.ts'

export const asks = ['refresh', 'lock-doors', 'turn-hazard-off', 'close-windows', 'flash-hazard'] as const
export type Ask = (typeof asks)[number]
export type Operation = Exclude<Ask, 'refresh'>

interface Asking {
  endpoint: typeof lockDoors
  /** `module/verb` in the car's requests. */
  verb: string
  service: Service
  caution: Cautioned
  /** Asks once more before it acts (ROP-03). */
  confirm: boolean
}

export const asking: Readonly<Record<Ask, Asking>> = {
  refresh: { endpoint: refresh, verb: 'link/report', service: 'remote-check', caution: 'remote-check', confirm: false },
  'lock-doors': { endpoint: lockDoors, verb: 'remote/lock-doors', service: 'remote-lock', caution: 'lock-doors', confirm: true },
  'turn-hazard-off': {
    endpoint: turnHazardOff,
    verb: 'remote/turn-hazard-off',
    service: 'remote-hazard',
    caution: 'turn-hazard-off',
    confirm: false,
  },
  'close-windows': {
    endpoint: closeWindows,
    verb: 'remote/close-windows',
    service: 'remote-windows',
    caution: 'close-windows',
    confirm: true,
  },
  'flash-hazard': { endpoint: flashHazard, verb: 'remote/flash-hazard', service: 'car-finder', caution: 'flash-hazard', confirm: false },
}

export const askOf = (verb: string): Ask | undefined => asks.find((ask) => asking[ask].verb === verb)

/** A value of the state when it is recent; what is old decides nothing. */
export const fresh = <T>(value: { value: T; old: boolean } | null | undefined): T | undefined =>
  value && !value.old ? value.value : undefined

const against: Readonly<Record<string, (state: CarState) => boolean>> = {
  'car-is-moving': (state) => fresh(state.moving) === true,
  'someone-inside': (state) => fresh(state.occupied) === true,
  'ignition-on': (state) => ['ON', 'START'].includes(fresh(state.ignition) ?? ''),
  'door-open': (state) => [...state.doors.map((door) => door.open), state.boot.open].some((open) => fresh(open) === true),
}
const reasons: Readonly<Record<Ask, readonly (keyof typeof against)[]>> = {
  refresh: [],
  'lock-doors': ['car-is-moving', 'someone-inside', 'ignition-on', 'door-open'],
  'close-windows': ['car-is-moving', 'someone-inside', 'ignition-on'],
  'turn-hazard-off': ['car-is-moving'],
  'flash-hazard': ['car-is-moving'],
}

/**
 * Why it cannot be asked now, as a code with a sentence: not on this car, never heard, or what the car said lately speaks against it.
 * The centre and the car decide again; this only spares a useless tap (IMP-12, GEN-03).
 */
export function whyNot(ask: Ask, vehicle: Pick<Vehicle, 'services'>, state: CarState | undefined): string | null {
  const without = whyWithout(vehicle, asking[ask].service)
  if (without) return without
  if (!state) return null
  if (state.presence.state === 'never') return 'car-never-seen'
  // a device of the owner's speaks for this car, and can do only so much
  if (state.verbs !== null && !state.verbs.includes(asking[ask].verb)) return 'not-on-device'
  return reasons[ask].find((reason) => against[reason]?.(state)) ?? null
}
