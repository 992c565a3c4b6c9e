import { profileOf } from '../../accounts/index.ts'
import { moveContract } from '../../contracts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { giveVehicle, moveVehicle, peopleOf } from '../../vehicles/index.ts'
import { closeWhenDone, happened } from './purchase-of.ts'
import { findParty, findPurchaseOfVehicle, type PurchaseRow, updateParty } from './queries.ts'

/**
 * The account becomes the purchase's user and its car's owner. Where another account had been (the staff reopened the person),
 * the car and an application that has not begun move to this one. Refused `already-registered-user`.
 */
export async function registerUser(work: Work, purchase: PurchaseRow, accountId: string): Promise<Refused | undefined> {
  const user = await findParty(work.db, purchase.id, 'user')
  if (user.registered_at !== null) return user.account_id === accountId ? undefined : new Refused('already-registered-user')
  const owner = (await peopleOf(work, purchase.vehicle_id)).find(({ role }) => role === 'owner')
  if (!owner) {
    const refused = await giveVehicle(work, purchase.vehicle_id, accountId)
    if (refused) return refused
  } else if (owner.accountId !== accountId) {
    await moveVehicle(work, purchase.vehicle_id, accountId)
    await moveContract(work, purchase.vehicle_id, accountId)
  }
  await noteUser(work, purchase, accountId)
  return undefined
}

/** For a registration after delivery that was approved: the purchase the car came from, if any, has its user. */
export async function userRegisteredLater(work: Work, { vehicleId, accountId }: { vehicleId: string; accountId: string }): Promise<void> {
  const purchase = await findPurchaseOfVehicle(work.db, vehicleId)
  if (!purchase || (await findParty(work.db, purchase.id, 'user')).registered_at !== null) return
  await noteUser(work, purchase, accountId)
}

async function noteUser(work: Work, purchase: PurchaseRow, accountId: string): Promise<void> {
  const { details } = await profileOf(work, accountId)
  const name = details ? { name: details.name } : {}
  await updateParty(work.db, purchase.id, 'user', { account_id: accountId, registered_at: work.now, skipped_at: null, ...name })
  await happened(work, purchase, 'user-registered')
  await closeWhenDone(work, purchase.id)
}
