import { NotAllowed } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/work.ts'
import { vehicleOf } from '../../../vehicles/index.ts'

/** The caller's own car. Throws NotFound for a stranger's, NotAllowed for one that is lent: devices are its owner's matter. */
export async function myCar(work: Work, vehicleId: string): Promise<string> {
  const { id, role } = await vehicleOf(work, vehicleId)
  if (role !== 'owner') throw new NotAllowed()
  return id
}
