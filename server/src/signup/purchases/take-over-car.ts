import { chassisNumber as chassisShape, plate as plateShape } from '@tsunagu/contract/signup.ts'
import { dealerOf } from '../../accounts/index.ts'
import { cancelSale } from '../../contracts/index.ts'
import { releaseVehicle } from '../../linkage/index.ts'
import { Invalid, NotAllowed, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { peopleOf, takeBackVehicle, vehicleByNumbers } from '../../vehicles/index.ts'
import { readPlate } from '../match/numbers.ts'
import { closeDelivered, isOnSale } from './queries.ts'

/**
 * The dealer has taken a used car in (CPO): with both numbers of its certificate in hand it leaves its former owner's garage, with whom it
 * was lent to, its card and its contract; the owner is told by mail at once. Afterwards it can be sold again.
 * Refused `vehicle-not-found` where the numbers are not of one car, `car-on-sale` while a purchase of it goes on.
 */
export async function takeOverCar(work: Work, given: { chassisNumber: string; plate: string }): Promise<Refused | undefined> {
  const dealer = await dealerOf(work)
  if (!dealer) throw new NotAllowed('no-dealer')
  const chassis = chassisShape.safeParse(given.chassisNumber)
  if (!chassis.success) throw new Invalid({ chassisNumber: 'not-a-chassis-number' })
  const read = plateShape.safeParse(readPlate(given.plate))
  if (!read.success) throw new Invalid({ plate: 'not-a-plate' })
  const vehicleId = await vehicleByNumbers(work, { chassisNumber: chassis.data, plate: read.data })
  if (!vehicleId) return new Refused('vehicle-not-found')
  if (await isOnSale(work.db, vehicleId)) return new Refused('car-on-sale')
  const owner = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')
  await closeDelivered(work.db, vehicleId)
  await cancelSale(work, vehicleId)
  await releaseVehicle(work, vehicleId)
  await takeBackVehicle(work, vehicleId)
  if (!owner) return undefined
  const payload = { accountId: owner.accountId, vehicleId, dealerId: dealer.id }
  await work.later({ name: 'signup.mail-taken-over', payload, key: `signup.mail-taken-over ${vehicleId} ${owner.accountId}` })
  return undefined
}
