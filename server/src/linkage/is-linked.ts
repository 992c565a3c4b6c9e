import type { Work } from '../platform/work.ts'
import { hasLink } from './queries.ts'

/** Does the account have a card of any kind (MIG-03, ACC-27)? */
export const isLinked = (work: Work, accountId: string): Promise<boolean> => hasLink(work.db, accountId)
