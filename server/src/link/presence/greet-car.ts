import type { Hello } from '@tsunagu/contract/message.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { hasUnanswered } from '../requests/queries.ts'
import type { CarSession } from './admit-car.ts'
import { greet } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** What need not be read again to answer a hello: when all cars come back at once, each look at the database counts. */
export interface Greeting {
  /** Thumbprints of the command keys the car holds. */
  keys: readonly string[]
  /** A request waits for it, or went out without an answer. One that is asked from now on says so itself. */
  waiting: boolean
}

/** The car says hello: it is on the line. Throws Conflict when a newer connection has taken it over. */
export async function greetCar(work: Work, car: CarSession, said: Hello): Promise<Greeting> {
  if (!(await greet(work.db, car.vehicleId, car.connection, said, work.now))) throw new Conflict('taken-over')
  const [waiting] = await Promise.all([hasUnanswered(work.db, car.vehicleId, work.now), tellWatchers(work, [car.vehicleId])])
  return { keys: said.keys, waiting }
}
