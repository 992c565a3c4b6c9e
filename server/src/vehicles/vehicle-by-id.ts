import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { peopleRows, vehicleExists, vehicleNameRow } from './queries.ts'
import type { VehiclesTables } from './tables.ts'

/** For staff and for modules above: is there such a car? Throws NotFound. */
export async function vehicleById(work: Work, vehicleId: string): Promise<{ id: string }> {
  if (!(await vehicleExists(work.db, vehicleId))) throw new NotFound()
  return { id: vehicleId }
}

/** Who stands how to the car, the oldest first. */
export const peopleOf = (work: Work, vehicleId: string): Promise<{ accountId: string; role: VehiclesTables['vehicles.roles']['role'] }[]> =>
  peopleRows(work.db, vehicleId)

/** The car's name as this person calls it. */
export async function vehicleName(work: Work, vehicleId: string, accountId: string | null = null): Promise<string> {
  return (await vehicleNameRow(work.db, vehicleId, accountId))?.name ?? ''
}
