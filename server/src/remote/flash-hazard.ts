import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { type Asked, operate } from './operate.ts'

/** Long enough to look around a car park, short enough to disturb nobody (seconds). */
const seconds = 10

/** Flashes the hazard lamps so that the car is found (FND-02). */
export const flashHazard = (work: Work, asked: Asked): Promise<CarRequest | Refused> =>
  operate(work, { ...asked, operation: 'flash-hazard', service: 'car-finder', verb: 'remote/flash-hazard', args: { seconds } })
