import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { type IngestRow, storeTraces as store } from './queries.ts'

/** Stores a batch; only cars with a watcher or an unsettled request cost anything more. */
export async function storeTraces(work: Work, rows: readonly IngestRow[]): Promise<void> {
  for (const { vehicle_id: vehicleId, watched, unsettled } of await store(work.db, rows, work.now)) {
    if (watched) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
    if (unsettled) await work.later({ name: 'link.settle', payload: { vehicleId }, key: `link.settle:${vehicleId}` })
  }
}
