/** Doors, locks, windows: what moves by itself, and the strokes that people and the centre set off. */
import { type DoorPlace, doorPlaces } from '@tsunagu/contract/signals.ts'
import type { CarState, Door, Mutable } from './model.ts'

/** % a second: a window needs 0.05 s for each percent. */
export const windowSpeed = 20

export function stepWindows(car: Mutable<CarState>, dt: number): void {
  if (doorPlaces.every((place) => car.doors[place].window === car.doors[place].windowTarget)) return
  const most = windowSpeed * dt
  car.doors = eachDoor(car, (door) => {
    const way = Math.max(-most, Math.min(most, door.windowTarget - door.window))
    return { ...door, window: Math.abs(door.windowTarget - door.window) <= most ? door.windowTarget : door.window + way }
  })
}

/** All doors, each changed the same way. */
export function eachDoor(car: CarState, change: (door: Door, place: DoorPlace) => Door): CarState['doors'] {
  return Object.fromEntries(doorPlaces.map((place) => [place, change(car.doors[place], place)])) as CarState['doors']
}

/** All doors and the boot locked or unlocked. Says nothing about the alarm: only the key at the car sets that (ROP-02). */
export function withLocks(car: CarState, locked: boolean): CarState {
  return { ...car, doors: eachDoor(car, (door) => ({ ...door, locked })), trunk: { ...car.trunk, locked } }
}

export const withWindows = (car: CarState, target: number): CarState => ({
  ...car,
  doors: eachDoor(car, (door) => ({ ...door, windowTarget: target })),
})

/** Windows stop where they are. */
export const withWindowsHalted = (car: CarState): CarState => ({
  ...car,
  doors: eachDoor(car, (door) => ({ ...door, windowTarget: door.window })),
})

export const windowsClosed = (car: CarState) => doorPlaces.every((place) => car.doors[place].window === 0)
/** % of the window that is furthest open. */
export const widestWindow = (car: CarState) => Math.max(...doorPlaces.map((place) => car.doors[place].window))
