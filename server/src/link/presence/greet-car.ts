import type { Hello } from '@tsunagu/contract/message.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSession } from './admit-car.ts'
import { greet } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** The car says hello: it is on the line. Throws Conflict when a newer connection has taken it over. */
export async function greetCar(work: Work, car: CarSession, said: Hello): Promise<void> {
  if (!(await greet(work.db, car.vehicleId, car.connection, said, work.now))) throw new Conflict('taken-over')
  await tellWatchers(work, car.vehicleId)
}
