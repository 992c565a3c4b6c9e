import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { giveVehicle } from './give-vehicle.ts'
import { deletePicture, deleteRole, lockVehicle, ownerIdOf, peopleRows } from './queries.ts'
import { vehicleById } from './vehicle-by-id.ts'

/**
 * The account becomes the car's owner, whoever was before: who was loses it, and so does everybody they had lent it to; their picture of it
 * goes. Throws NotFound for an unknown car.
 */
export async function moveVehicle(work: Work, vehicleId: string, accountId: string): Promise<void> {
  await vehicleById(work, vehicleId)
  await lockVehicle(work.db, vehicleId)
  const owner = await ownerIdOf(work.db, vehicleId)
  if (owner === accountId) return
  for (const { accountId: before } of await peopleRows(work.db, vehicleId)) {
    await deleteRole(work.db, vehicleId, before)
    await changed(work, { key: `account:${before}`, topic: 'vehicles' })
  }
  if (owner) await deletePicture(work.db, vehicleId)
  const refused = await giveVehicle(work, vehicleId, accountId)
  if (refused) throw refused
}
