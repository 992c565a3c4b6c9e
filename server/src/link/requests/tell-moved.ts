import { endedStates } from '@tsunagu/contract/link.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { RequestMoved } from '../events.ts'
import type { RequestRow } from './queries.ts'

/** Says that a request moved: to the pages at once, and to the modules above when it has ended. */
export async function tellMoved(work: Work, row: RequestRow): Promise<void> {
  const { vehicle_id: vehicleId, id, verb, state, code, settled, account_id: accountId } = row
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote', id })
  if (!endedStates.includes(state)) return
  if (settled === null) countEnd(work, row)
  const told: RequestMoved = { type: 'link.request-moved', requestId: id, vehicleId, verb, state, code, settled, accountId }
  await work.tell(told)
}

/** A request ends once; what is settled later has been counted. */
function countEnd({ counters, now }: Work, { state, asked_at }: RequestRow): void {
  const { requests } = counters
  if (state in requests) requests[state as keyof typeof requests].add(now.getTime() - asked_at.getTime())
}
