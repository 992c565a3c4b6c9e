import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSwitchedOff } from '../events.ts'
import { type IngestRow, storeTraces as store } from './queries.ts'

/** Stores a batch; only cars with a watcher or an unsettled request, or that were just switched off, cost anything more. */
export async function storeTraces(work: Work, rows: readonly IngestRow[]): Promise<void> {
  for (const { vehicle_id: vehicleId, watched, unsettled, switched_off: switchedOff } of await store(work.db, rows, work.now)) {
    if (watched) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
    if (switchedOff) {
      const told: CarSwitchedOff = { type: 'link.car-switched-off', vehicleId }
      await work.tell(told)
    }
    if (unsettled) await work.later({ name: 'link.settle', payload: { vehicleId }, key: `link.settle:${vehicleId}` })
  }
}
