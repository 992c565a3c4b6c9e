import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { type Asked, operate } from './operate.ts'

/** Turns the hazard lamps off (ROP-01). */
export const turnHazardOff = (work: Work, asked: Asked): Promise<CarRequest | Refused> =>
  operate(work, {
    ...asked,
    operation: 'turn-hazard-off',
    service: 'remote-hazard',
    verb: 'remote/turn-hazard-off',
    expect: { paths: ['Vehicle.Body.Lights.Hazard.IsSignaling'], equals: false },
  })
