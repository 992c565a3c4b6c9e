/** A clock that tests may push forward: it goes on ticking, and everything in this process that asks `Date` follows. */
const RealDate = globalThis.Date
let offset = 0

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + offset)
    else super(...(given as [number]))
  }
  static override now(): number {
    return RealDate.now() + offset
  }
  // what the database driver made before the shift is a date too
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Date]'
  }
}

export interface Clock {
  now(): Date
  /** Pushes the clock forward (ms). Timers keep their own pace. */
  advance(milliseconds: number): void
  restore(): void
}

export function shiftableClock(): Clock {
  offset = 0
  globalThis.Date = ShiftedDate as DateConstructor
  return {
    now: () => new Date(),
    advance(milliseconds) {
      offset += milliseconds
    },
    restore() {
      offset = 0
      globalThis.Date = RealDate
    },
  }
}
