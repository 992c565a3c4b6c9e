/** What one asks of a car at its bench. */
import type { CarView } from '@tsunagu/simulator/bench-contract.ts'

/** All doors and the boot locked. */
export const locked = ({ body }: CarView): boolean => Object.values(body.doors).every((door) => door.locked) && body.boot.locked

/** All windows closed. */
export const windowsClosed = ({ body }: CarView): boolean => Object.values(body.doors).every((door) => door.window === 0)
