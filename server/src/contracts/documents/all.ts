/** Every document there is, in the order people meet them (D-01 … D-04). */
import { accountTerms } from './account-terms.ts'
import { chargingTerms } from './charging-terms.ts'
import { commercialTransactions } from './commercial-transactions.ts'
import { dcmExplanation } from './dcm-explanation.ts'
import { dealerInformation } from './dealer-information.ts'
import type { Document } from './document.ts'
import { gLinkImportant } from './g-link-important.ts'
import { gLinkPrivacy } from './g-link-privacy.ts'
import { gLinkTerms } from './g-link-terms.ts'
import { helpnetExplanation } from './helpnet-explanation.ts'
import { userRegistration } from './user-registration.ts'
import { webTerms } from './web-terms.ts'

export const documents: readonly Document[] = [
  accountTerms,
  dealerInformation,
  userRegistration,
  webTerms,
  gLinkTerms,
  gLinkImportant,
  gLinkPrivacy,
  helpnetExplanation,
  dcmExplanation,
  chargingTerms,
  commercialTransactions,
]
