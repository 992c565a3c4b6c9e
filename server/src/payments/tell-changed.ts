import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import type { MethodChanged } from './events.ts'

/** The pages of an account read its methods again. */
export const tellPages = (work: Work, accountId: string, id?: string) =>
  changed(work, { key: `account:${accountId}`, topic: 'payments', ...(id ? { id } : {}) })

/** Another method is in use from now on, or none: other modules and the pages hear of it. */
export async function tellChanged(work: Work, accountId: string, methodId: string | null): Promise<void> {
  const event: MethodChanged = { type: 'payments.method-changed', accountId, methodId }
  await work.tell(event)
  await tellPages(work, accountId)
}
