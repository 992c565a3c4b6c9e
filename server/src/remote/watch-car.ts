import { contractNeeded } from '../contracts/index.ts'
import { watch } from '../link/index.ts'
import type { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf, whyNoService } from '../vehicles/index.ts'

/** Somebody looks at the car: its changes are told live for 45 seconds. */
export async function watchCar(work: Work, vehicleId: string): Promise<Refused | undefined> {
  const [vehicle, uncontracted] = await Promise.all([vehicleOf(work, vehicleId), contractNeeded(work, vehicleId)])
  const refused = whyNoService(vehicle, 'remote-check') ?? uncontracted
  if (!refused) await watch(work, vehicleId)
  return refused
}
