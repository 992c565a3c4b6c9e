import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'

/** The contractor's pages and those of whoever uses the car read again; live topic `contracts`. */
export async function tellChanged(work: Work, vehicleId: string, accountId: string): Promise<void> {
  await changed(work, { key: `account:${accountId}`, topic: 'contracts', id: vehicleId })
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'contracts', id: vehicleId })
}
