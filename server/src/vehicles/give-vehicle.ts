import { Refused } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import type { VehicleTakenOver } from './events.ts'
import { insertOwner } from './queries.ts'

/** Makes the account the car's owner; Refused `already-owned` when it has one. */
export async function giveVehicle(work: Work, vehicleId: string, accountId: string): Promise<Refused | undefined> {
  if (!(await insertOwner(work.db, vehicleId, accountId, work.now))) return new Refused('already-owned')
  await changed(work, { key: `account:${accountId}`, topic: 'vehicles' })
  const event: VehicleTakenOver = { type: 'vehicles.taken-over', vehicleId, accountId }
  await work.tell(event)
  return undefined
}
