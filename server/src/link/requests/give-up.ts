import type { Work } from '../../platform/work.ts'
import { findRequest, moveRequest } from './queries.ts'
import { openStates } from './rules.ts'
import { settleRequests } from './settle-requests.ts'
import { tellMoved } from './tell-moved.ts'

/** Time is over. No answer is not "not done": what the car shows, now or in its next report, settles it. */
export async function giveUp(work: Work, { vehicleId, requestId }: { vehicleId: string; requestId: string }): Promise<void> {
  const row = await findRequest(work.db, vehicleId, requestId)
  if (!row || !(openStates as readonly string[]).includes(row.state) || row.expires_at > work.now) return
  if (!(await moveRequest(work.db, row, 'no-answer', null, work.now))) return
  await tellMoved(work, { ...row, state: 'no-answer', code: null })
  await settleRequests(work, { vehicleId })
}
