import type { Bye } from '@tsunagu/contract/message.ts'
import type { Work } from '../../platform/work.ts'
import { wakeForRequests } from '../requests/wake-for-requests.ts'
import type { CarSession } from './admit-car.ts'
import { sayBye } from './queries.ts'
import { tellWatchers } from './tell-watchers.ts'

/** The car goes to sleep, or its will says that its line broke; a word of an earlier start of its unit changes nothing. */
export async function hearBye(work: Work, car: CarSession, said: Bye): Promise<void> {
  const state = said.why === 'sleep' ? 'asleep' : 'lost'
  if (!(await sayBye(work.db, car.vehicleId, said.boot, state, work.now))) return
  await tellWatchers(work, [car.vehicleId])
  if (state === 'asleep') await wakeForRequests(work, car.vehicleId)
}
