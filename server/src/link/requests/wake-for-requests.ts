import type { Work } from '../../platform/work.ts'
import { lockUnanswered, moveRequest } from './queries.ts'
import { tellMoved } from './tell-moved.ts'

/** The car fell asleep over requests it has not answered: it is woken for them. */
export async function wakeForRequests(work: Work, vehicleId: string): Promise<void> {
  for (const row of await lockUnanswered(work.db, vehicleId, work.now)) {
    if (row.state === 'waking' || !(await moveRequest(work.db, row, 'waking', null, work.now))) continue
    await tellMoved(work, { ...row, state: 'waking' })
    await work.later({ name: 'link.wake', payload: { vehicleId, requestId: row.id, again: true } })
  }
}
