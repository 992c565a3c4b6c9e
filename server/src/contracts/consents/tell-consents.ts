import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'

/** Pages that list consents read again. */
export const tellConsents = (work: Work, accountId: string): Promise<void> =>
  changed(work, { key: `account:${accountId}`, topic: 'contracts' })
