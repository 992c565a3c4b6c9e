import type { Work } from '../platform/work.ts'
import { endWithSale } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/** The car was not sold after all: what was applied for it ends, begun or not, and nobody's no is remembered for its next buyer. */
export async function cancelSale(work: Work, vehicleId: string): Promise<void> {
  for (const accountId of await endWithSale(work.db, vehicleId, work.now)) await tellChanged(work, vehicleId, accountId)
}
