import type { Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { findPresence } from './queries.ts'
import { presenceFrom } from './rules.ts'

/** Is the car on the line, since when, and when was it last heard. A vehicle without a unit: `never`. */
export const presenceOf = async (work: Work, vehicleId: string): Promise<Presence> => presenceFrom(await findPresence(work.db, vehicleId))
