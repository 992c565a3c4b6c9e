import { NotAllowed } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { deletePicture } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** Back to the drawn picture. */
export async function removePicture(work: Work, vehicleId: string): Promise<void> {
  const car = await vehicleOf(work, vehicleId)
  if (car.role !== 'owner') throw new NotAllowed()
  await deletePicture(work.db, vehicleId)
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'vehicles' })
}
