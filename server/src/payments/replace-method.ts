import type { Work } from '../platform/work.ts'
import { forgetLater } from './cards/forget-card.ts'
import { endMethods } from './queries.ts'
import { tellChanged } from './tell-changed.ts'

/**
 * Makes room for the account's one method (GLK-23): what was in use or waited becomes history, and the card company forgets a card.
 * The caller holds `lockPayer` and then writes the new method as active.
 */
export async function replaceMethod(work: Work, accountId: string, methodId: string): Promise<void> {
  for (const row of await endMethods(work.db, accountId, methodId, work.now)) await forgetLater(work, row)
  await tellChanged(work, accountId, methodId)
}
