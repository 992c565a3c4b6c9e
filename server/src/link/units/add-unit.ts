import { randomBytes } from 'node:crypto'
import type { Work } from '../../platform/work.ts'
import { findUnit, insertUnit } from './queries.ts'
import { carIdOf } from './rules.ts'

/** Gives a vehicle its unit on the line; the one it has already, when it has. `simId`: where a wake-up SMS goes. */
export async function addUnit(work: Work, vehicleId: string, simId: string | null = null): Promise<{ carId: string }> {
  const row = { vehicle_id: vehicleId, car_id: newCarId(), state: 'waiting', sim_id: simId, added_at: work.now } as const
  await insertUnit(work.db, row)
  const unit = await findUnit(work.db, vehicleId)
  return { carId: unit?.car_id ?? row.car_id }
}

function newCarId(): string {
  for (;;) {
    const id = carIdOf(randomBytes(32))
    if (id) return id
  }
}
