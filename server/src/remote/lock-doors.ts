import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { doorLocks } from './car-view.ts'
import { type Asked, operate } from './operate.ts'

/** Locks all doors (ROP-01). The auto alarm and the steering lock are not set by it (ROP-02). */
export const lockDoors = (work: Work, asked: Asked): Promise<CarRequest | Refused> =>
  operate(work, {
    ...asked,
    operation: 'lock-doors',
    service: 'remote-lock',
    verb: 'remote/lock-doors',
    expect: { paths: doorLocks, equals: true },
  })
