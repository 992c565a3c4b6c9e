import type { Dealer } from '@tsunagu/contract/accounts.ts'
import type { Work } from '../../platform/work.ts'
import { listAllDealers } from './queries.ts'

/** All dealers, oldest first. */
export const listDealers = (work: Work): Promise<Dealer[]> => listAllDealers(work.db)
