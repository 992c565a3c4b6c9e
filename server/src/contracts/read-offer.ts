import type { Offer } from '@tsunagu/contract/contracts.ts'
import { ownerOf, profileOf } from '../accounts/index.ts'
import { NotAllowed } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { vehicleOf } from '../vehicles/index.ts'
import { offerFor } from './offer-for.ts'

/** What my car can have (GLK-19). Throws NotFound for somebody else's car, NotAllowed for one that is lent to me. */
export async function readOffer(work: Work, vehicleId: string): Promise<Offer> {
  const car = await vehicleOf(work, vehicleId)
  if (car.role !== 'owner') throw new NotAllowed()
  const { kind } = await profileOf(work, ownerOf(work))
  return offerFor(work, vehicleId, kind, ownerOf(work))
}
