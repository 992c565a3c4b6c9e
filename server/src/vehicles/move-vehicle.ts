import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { giveVehicle } from './give-vehicle.ts'
import { deleteRole, lockVehicle, ownerIdOf } from './queries.ts'
import { vehicleById } from './vehicle-by-id.ts'

/** The account becomes the car's owner, whoever was before: who was loses it. Throws NotFound for an unknown car. */
export async function moveVehicle(work: Work, vehicleId: string, accountId: string): Promise<void> {
  await vehicleById(work, vehicleId)
  await lockVehicle(work.db, vehicleId)
  const owner = await ownerIdOf(work.db, vehicleId)
  if (owner === accountId) return
  if (owner) {
    await deleteRole(work.db, vehicleId, owner)
    await changed(work, { key: `account:${owner}`, topic: 'vehicles' })
  }
  // who used a lent car owns it now
  await deleteRole(work.db, vehicleId, accountId)
  const refused = await giveVehicle(work, vehicleId, accountId)
  if (refused) throw refused
}
