/**
 * The unit's two clocks. `wall` may be wrong (traces carry it); `seconds` only counts since the start of the
 * unit and cannot be wrong, so expiry of requests is said in it (design: time is the epoch's own).
 */
import { randomBytes } from 'node:crypto'

export interface Clock {
  /** Random name of this start of the unit. */
  readonly boot: string
  /** Random name of the clock that started with it. */
  readonly epoch: string
  /** Milliseconds since 1970 as this car believes them. */
  wall(): number
  /** Seconds since the epoch began. */
  seconds(): number
}

const randomId = () => randomBytes(12).toString('base64url')

/** @param error seconds by which the wall clock is wrong (positive: ahead). */
export function startClock(error = 0): Clock {
  const began = performance.now()
  return {
    boot: randomId(),
    epoch: randomId(),
    wall: () => Date.now() + Math.round(error * 1000),
    seconds: () => Math.round(performance.now() - began) / 1000,
  }
}
