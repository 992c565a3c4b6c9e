import { ownerOf } from '../accounts/index.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { upsertSelected } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** The car the app opens with, on all of the person's devices (APP-03). */
export async function selectVehicle(work: Work, vehicleId: string): Promise<void> {
  await vehicleOf(work, vehicleId)
  await upsertSelected(work.db, ownerOf(work), vehicleId)
  await changed(work, { key: `account:${ownerOf(work)}`, topic: 'vehicles' })
}
