import type { Work } from '../platform/work.ts'
import { dropSubscription } from './drop-subscription.ts'
import { subscriptionsOfSession } from './queries.ts'

/** A device was signed out: nothing more about the car lights up on it. */
export async function forgetSession(work: Work, sessionId: string): Promise<void> {
  for (const { id } of await subscriptionsOfSession(work.db, sessionId)) await dropSubscription(work, id)
}
