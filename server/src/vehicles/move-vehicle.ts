import type { Work } from '../platform/work.ts'
import { giveVehicle } from './give-vehicle.ts'
import { lockVehicle, ownerIdOf } from './queries.ts'
import { takeBackVehicle } from './take-back-vehicle.ts'
import { vehicleById } from './vehicle-by-id.ts'

/** The account becomes the car's owner, whoever was before; see `takeBackVehicle` for what they lose. Throws NotFound for an unknown car. */
export async function moveVehicle(work: Work, vehicleId: string, accountId: string): Promise<void> {
  await vehicleById(work, vehicleId)
  await lockVehicle(work.db, vehicleId)
  if ((await ownerIdOf(work.db, vehicleId)) === accountId) return
  await takeBackVehicle(work, vehicleId)
  const refused = await giveVehicle(work, vehicleId, accountId)
  if (refused) throw refused
}
