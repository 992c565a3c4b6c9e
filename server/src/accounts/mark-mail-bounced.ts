import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { told } from './events.ts'
import { markBounced, markWorks } from './queries.ts'

/** A mail to this address came back for good: its owner is shown so (issue: failed channels are shown). */
export async function markMailBounced(work: Work, email: string): Promise<void> {
  for (const accountId of await markBounced(work.db, email, work.now)) {
    await work.tell(told({ type: 'accounts.mail-bounced', accountId }))
    await changed(work, { key: `account:${accountId}`, topic: 'account' })
  }
}

/** The address takes mails again: nothing more is shown. */
export async function markMailWorks(work: Work, email: string): Promise<void> {
  for (const accountId of await markWorks(work.db, email)) await changed(work, { key: `account:${accountId}`, topic: 'account' })
}
