import type { Purchase } from '@tsunagu/contract/signup.ts'
import { cancelSale } from '../../contracts/index.ts'
import { releaseVehicle } from '../../linkage/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { takeBackVehicle } from '../../vehicles/index.ts'
import { endLinks } from '../links/queries.ts'
import { endProcedures } from '../procedures/queries.ts'
import { happened, lockedPurchaseOf, purchaseOf, staffOf } from './purchase-of.ts'
import { findParty, updatePurchase } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

/**
 * The purchase is off: links end, what people typed goes, and the user's car and application with it, so that the car can be sold again.
 * Refused `already-recorded` once the car is registered; asked twice it is off once.
 */
export async function cancelPurchase(work: Work, purchaseId: string): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  if (purchase.registered_on !== null) return new Refused('already-recorded')
  if (purchase.state !== 'cancelled') {
    await endLinks(work.db, purchase.id, null, work.now)
    await endProcedures(work.db, purchase.id, null, work.now)
    if ((await findParty(work.db, purchase.id, 'user')).registered_at !== null) await undoUser(work, purchase.vehicle_id)
    await updatePurchase(work.db, purchase.id, { state: 'cancelled' })
    await happened(work, purchase, 'cancelled', { by: (await staffOf(work)).name })
  }
  return showPurchase(work, await purchaseOf(work, purchase.id))
}

async function undoUser(work: Work, vehicleId: string): Promise<void> {
  await cancelSale(work, vehicleId)
  await releaseVehicle(work, vehicleId)
  await takeBackVehicle(work, vehicleId)
}
