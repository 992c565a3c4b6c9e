/** What the car does for the centre: whether its present state allows it, how long it takes, and what came of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { type CarCode, type Verb, verbs } from '@tsunagu/contract/message.ts'
import type { Fault } from './bench-contract.ts'
import { widestWindow, windowSpeed, windowsClosed, withLocks, withWindows, withWindowsHalted } from './doors.ts'
import { anyDoorOpen, type CarState, isMoving, isOccupied } from './model.ts'

/** The car as the unit can reach it: read it as it is now, or change it. */
export interface Body {
  read(): CarState
  change(how: (car: CarState) => CarState): void
  readonly faults: ReadonlySet<Fault>
}

export type Outcome = { result: 'done' } | { result: 'failed'; code: CarCode }
const done: Outcome = { result: 'done' }
const failed = (code: CarCode): Outcome => ({ result: 'failed', code })

/** ms the lock motors need. */
const lockTime = 800

/** Why the car will not do it in this state; `undefined` = it will. (ROP-03, IMP-12: never with people inside.) */
export function whyRefused(verb: Verb, car: CarState): CarCode | undefined {
  if (verb === 'link/report') return undefined
  if (isMoving(car)) return 'car-is-moving'
  if (verb === 'remote/lock-doors' && anyDoorOpen(car)) return 'door-open'
  if ((verb === 'remote/lock-doors' || verb === 'remote/close-windows') && isOccupied(car)) return 'someone-inside'
  return car.power === 'OFF' ? undefined : 'ignition-on'
}

/** Does it. Rejects with AbortError when the unit goes down meanwhile. */
export async function operate(verb: Verb, args: unknown, body: Body, signal: AbortSignal): Promise<Outcome> {
  switch (verb) {
    case 'link/report':
      return done
    case 'remote/lock-doors':
      return lockDoors(body, signal)
    case 'remote/close-windows':
      return closeWindows(body, signal)
    case 'remote/turn-hazard-off':
      return switchHazard(body, false)
    case 'remote/flash-hazard':
      return flashHazard(body, verbs[verb].parse(args).seconds, signal)
  }
}

async function lockDoors(body: Body, signal: AbortSignal): Promise<Outcome> {
  await pause(lockTime, undefined, { signal })
  // A person may have been quicker than the motors.
  const code = whyRefused('remote/lock-doors', body.read())
  if (code) return failed(code)
  if (body.faults.has('lock-motor')) return failed('fault')
  body.change((car) => withLocks(car, true))
  return done
}

async function closeWindows(body: Body, signal: AbortSignal): Promise<Outcome> {
  if (body.faults.has('window-motor')) return failed('fault')
  const widest = widestWindow(body.read())
  const stop = body.faults.has('window-blocked') ? widest / 2 : 0
  body.change((car) => withWindows(car, stop))
  const until = performance.now() + ((widest - stop) / windowSpeed) * 1000 + 500
  while (!atRest(body.read()) && performance.now() < until) {
    await pause(50, undefined, { signal })
    if (isOccupied(body.read())) {
      body.change(withWindowsHalted)
      return failed('someone-inside')
    }
  }
  return windowsClosed(body.read()) ? done : failed('blocked')
}

const atRest = (car: CarState) => Object.values(car.doors).every((door) => door.window === door.windowTarget)

function switchHazard(body: Body, on: boolean): Outcome {
  if (body.faults.has('hazard-relay')) return failed('fault')
  body.change((car) => ({ ...car, hazard: on }))
  return done
}

async function flashHazard(body: Body, seconds: number, signal: AbortSignal): Promise<Outcome> {
  const before = body.read().hazard
  const outcome = switchHazard(body, true)
  if (outcome.result === 'failed') return outcome
  await pause(seconds * 1000, undefined, { signal })
  return switchHazard(body, before)
}
