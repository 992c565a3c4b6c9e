import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { deletePicture, deleteRole, lockVehicle, ownerIdOf, peopleRows } from './queries.ts'
import { vehicleById } from './vehicle-by-id.ts'

/** The car is nobody's again: its owner loses it, and so does everybody it was lent to; the owner's picture goes. Throws NotFound for an unknown car. */
export async function takeBackVehicle(work: Work, vehicleId: string): Promise<void> {
  await vehicleById(work, vehicleId)
  await lockVehicle(work.db, vehicleId)
  if (await ownerIdOf(work.db, vehicleId)) await deletePicture(work.db, vehicleId)
  for (const { accountId } of await peopleRows(work.db, vehicleId)) {
    await deleteRole(work.db, vehicleId, accountId, work.now)
    await changed(work, { key: `account:${accountId}`, topic: 'vehicles' })
  }
}
