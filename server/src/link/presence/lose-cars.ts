import type { Work } from '../../platform/work.ts'
import type { CarSession } from './admit-car.ts'
import { endConnections } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** These connections are over. A car that said it goes to sleep stays asleep; one that has come again is not touched. */
export async function loseCars(work: Work, cars: readonly CarSession[]): Promise<void> {
  // behind a broker there is no connection of ours
  const held = cars.flatMap(({ vehicleId, connection }) => (connection === null ? [] : [{ vehicleId, connection }]))
  if (held.length > 0) await tellWatchers(work, await endConnections(work.db, held, work.now))
}
