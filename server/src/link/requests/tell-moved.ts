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
  const told: RequestMoved = { type: 'link.request-moved', requestId: id, vehicleId, verb, state, code, settled, accountId }
  await work.tell(told)
}
