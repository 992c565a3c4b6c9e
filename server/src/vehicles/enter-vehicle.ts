import { Refused } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { addVehicle } from './add-vehicle.ts'
import { lockVin, updateVin, vehicleIdByVin } from './queries.ts'
import { chassisKey } from './rules.ts'
import { vehicleById } from './vehicle-by-id.ts'

/** A car as it is sold: it may have no chassis number yet. Refused `chassis-number-taken` when another car has it. */
export async function enterVehicle(
  work: Work,
  { modelId, paint, vin }: { modelId: string; paint: string; vin: string | null },
): Promise<string | Refused> {
  const number = vin === null ? null : chassisKey(vin)
  if (number !== null && (await isTaken(work, number, null))) return new Refused('chassis-number-taken')
  return addVehicle(work, { model_id: modelId, vin: number, plate: null, paint, inspection_expires_on: null })
}

/** Gives a car its chassis number, or a corrected one. Refused `chassis-number-taken`; throws NotFound for an unknown car. */
export async function setVin(work: Work, vehicleId: string, vin: string): Promise<Refused | undefined> {
  await vehicleById(work, vehicleId)
  const number = chassisKey(vin)
  if (await isTaken(work, number, vehicleId)) return new Refused('chassis-number-taken')
  await updateVin(work.db, vehicleId, number)
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'vehicles' })
  return undefined
}

/** Of two who enter one number at once the second waits here and finds it taken. */
async function isTaken(work: Work, number: string, exceptId: string | null): Promise<boolean> {
  await lockVin(work.db, number)
  const taken = await vehicleIdByVin(work.db, number)
  return taken !== undefined && taken !== exceptId
}
