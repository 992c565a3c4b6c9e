import type { Work } from '../../platform/work.ts'
import { countRefused } from './queries.ts'

/** A car did what it may not (a foreign topic, a packet too large): counted for staff to see. */
export const countOffence = (work: Work, vehicleId: string): Promise<void> => countRefused(work.db, vehicleId, 1)
