import type { Work } from '../../platform/work.ts'
import { consentHolds } from '../queries.ts'

/** May the dealer see this person's details? From the consent to dealer information until it is withdrawn (IMP-37). */
export const sharesWithDealer = (work: Work, accountId: string): Promise<boolean> => consentHolds(work.db, accountId, 'dealer-information')
