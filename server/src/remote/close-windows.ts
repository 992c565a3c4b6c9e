import type { CarRequest } from '@tsunagu/contract/link.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { windowPositions } from './car-view.ts'
import { type Asked, operate } from './operate.ts'

/** Closes all windows (ROP-01); refused while somebody sits inside (IMP-12). */
export const closeWindows = (work: Work, asked: Asked): Promise<CarRequest | Refused> =>
  operate(work, {
    ...asked,
    operation: 'close-windows',
    service: 'remote-windows',
    verb: 'remote/close-windows',
    expect: { paths: windowPositions, equals: 0 },
  })
