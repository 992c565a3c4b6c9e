import type { staffContract } from '@tsunagu/contract/contracts.ts'
import type * as z from 'zod'
import { accountById, dealerOf } from '../accounts/index.ts'
import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { modelOf, peopleOf } from '../vehicles/index.ts'
import { sharesWithDealer } from './consents/shares-with-dealer.ts'
import { carRow } from './queries.ts'
import { contractOf } from './read-contract.ts'
import { recordLook } from './record-look.ts'

/**
 * A contract for the dealer who sold the car, or an administrator; the look is recorded. Throws NotFound for another dealer.
 * A dealer sees name and alert contacts only while the owner agrees to dealer information (IMP-37).
 */
export async function readStaffContract(work: Work, vehicleId: string): Promise<z.input<typeof staffContract>> {
  const [model, car, dealer] = await Promise.all([modelOf(work, vehicleId), carRow(work.db, vehicleId), dealerOf(work)])
  if (dealer && dealer.id !== car.dealerId) throw new NotFound()
  recordLook(work, 'contracts.read-staff-contract', { vehicleId })
  const contract = await contractOf(work, vehicleId, null)
  const ownerId = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')?.accountId
  const shared = ownerId !== undefined && (dealer === null || (await sharesWithDealer(work, ownerId)))
  return {
    ...contract,
    alertContacts: shared ? contract.alertContacts : [],
    vehicle: model.name,
    vinTail: model.vinTail,
    owner: shared ? (await accountById(work, ownerId)).name : null,
  }
}
