import type { Work } from '../../platform/work.ts'
import type { CarSession } from './admit-car.ts'
import { endConnection } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** The connection is over. A car that said it goes to sleep stays asleep; one that has come again is not touched. */
export async function loseCar(work: Work, car: CarSession): Promise<void> {
  if (car.connection !== null && (await endConnection(work.db, car.vehicleId, car.connection, work.now)))
    await tellWatchers(work, car.vehicleId)
}
