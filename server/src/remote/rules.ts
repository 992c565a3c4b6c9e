/** When a remote operation is refused before the car is asked. The car checks again what only it can know. Pure. */
import type { CarState, Cautioned } from '@tsunagu/contract/remote.ts'

export type Operation = Exclude<Cautioned, 'remote-check'>
export type WhyNot = 'car-is-moving' | 'someone-inside' | 'ignition-on' | 'door-open'

const reasons: Record<Operation, readonly WhyNot[]> = {
  // shutting people in can kill (ROP-03, IMP-12)
  'lock-doors': ['car-is-moving', 'someone-inside', 'ignition-on', 'door-open'],
  'close-windows': ['car-is-moving', 'someone-inside', 'ignition-on'],
  // on the road the lamps warn others
  'turn-hazard-off': ['car-is-moving'],
  'flash-hazard': ['car-is-moving'],
}

const holds: Record<WhyNot, (state: CarState) => boolean> = {
  'car-is-moving': (state) => fresh(state.moving) === true,
  'someone-inside': (state) => fresh(state.occupied) === true,
  'ignition-on': (state) => ['ON', 'START'].includes(fresh(state.ignition) ?? ''),
  'door-open': (state) => [...state.doors.map((door) => door.open), state.boot.open].some((open) => fresh(open) === true),
}

/** The first reason against it, by what the car said lately; an old report refuses nothing, the car decides. */
export function whyNot(operation: Operation, state: CarState): WhyNot | undefined {
  return reasons[operation].find((reason) => holds[reason](state))
}

function fresh<T>(value: { value: T; old: boolean } | null): T | undefined {
  return value === null || value.old ? undefined : value.value
}

/** Raised when a caution's text changes: everybody reads it once more. */
export const cautionVersions: Record<Cautioned, number> = {
  'remote-check': 1,
  'lock-doors': 1,
  'turn-hazard-off': 1,
  'close-windows': 1,
  'flash-hazard': 1,
}
