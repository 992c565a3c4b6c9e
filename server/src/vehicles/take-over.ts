import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { ownerOf } from '../accounts/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { giveVehicle } from './give-vehicle.ts'
import { handoverHash } from './make-handover-code.ts'
import { takeHandoverCode } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** Takes a car into the caller's garage by its one-time code. A wrong, used and an old code answer alike. */
export async function takeOver(work: Work, code: string): Promise<Vehicle | Refused> {
  const vehicleId = await takeHandoverCode(work.db, handoverHash(work.config.SECRET, code), work.now)
  if (!vehicleId) return new Refused('handover-code-wrong')
  const refused = await giveVehicle(work, vehicleId, ownerOf(work))
  return refused ?? vehicleOf(work, vehicleId)
}
