import { Failure } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { updateDelivery, waitingDelivery } from './queries.ts'

/** Does what may fail in the world; gives the failure instead of throwing it. Faults of ours are thrown. */
export async function attempt(act: () => Promise<void>): Promise<Failure | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

/** Writes down what came of one try of a delivery; gives whose it is, or null when it waits no more. */
export async function settleDelivery(work: Work, id: string, failure: Failure | null, lastAttempt: boolean): Promise<string | null> {
  const delivery = await waitingDelivery(work.db, id)
  if (!delivery) return null
  const state =
    failure === null ? 'sent' : failure.code === 'mail-bounced' ? 'bounced' : failure.retry && !lastAttempt ? 'waiting' : 'failed'
  await updateDelivery(work.db, id, state, failure?.code ?? null, work.now)
  await changed(work, { key: `account:${delivery.accountId}`, topic: 'notices', id: delivery.noticeId })
  return delivery.accountId
}
