import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { cardOfVehicle, hasLink } from './queries.ts'

/**
 * Refused `link-needed` unless the account is linked with the card the car goes with; a car without a card asks for any card
 * (ACC-02, ACC-03). To be asked by what shows or changes a contract.
 */
export async function linkNeeded(work: Work, accountId: string, vehicleId: string): Promise<Refused | undefined> {
  const card = await cardOfVehicle(work.db, vehicleId)
  const linked = card ? card.account_id === accountId : await hasLink(work.db, accountId)
  return linked ? undefined : new Refused('link-needed')
}
