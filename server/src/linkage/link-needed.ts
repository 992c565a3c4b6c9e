import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { cardOfVehicle } from './queries.ts'

/**
 * Refused `link-needed` when the car goes with a card that this account is not linked with (ACC-02, ACC-03): one from before, or
 * another person's. A car without a card gets one when G-Link is applied for. To be asked where a contract begins.
 */
export async function linkNeeded(work: Work, accountId: string, vehicleId: string): Promise<Refused | undefined> {
  const card = await cardOfVehicle(work.db, vehicleId)
  return card && card.account_id !== accountId ? new Refused('link-needed') : undefined
}
