import type { Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { listPresences } from './queries.ts'

/** Which of these cars are on the line, asleep or lost, and since when; cars that never said hello are left out. */
export async function presencesOf(
  work: Work,
  vehicleIds: readonly string[],
): Promise<{ vehicleId: string; state: Exclude<Presence['state'], 'never'>; since: Date }[]> {
  const rows = await listPresences(work.db, vehicleIds)
  return rows.flatMap(({ vehicle_id: vehicleId, state, since }) => (state === 'never' || !since ? [] : [{ vehicleId, state, since }]))
}
