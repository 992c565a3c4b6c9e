import type { Application, Offer } from '@tsunagu/contract/contracts.ts'
import type { CustomerKind } from '@tsunagu/contract/profile.ts'
import { currentMethod } from '../payments/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { modelOf } from '../vehicles/index.ts'
import { dayOf } from './days/rules.ts'
import { carRow, catalogueOn } from './queries.ts'
import { chosenOptions, costs, type OfferGround, offerOf } from './rules.ts'

/** What the offer is decided from; the caller has checked whose car it is. Throws NotFound when there is no such car. */
export async function offerGround(
  work: Work,
  vehicleId: string,
  customer: CustomerKind,
  accountId: string | null = null,
): Promise<OfferGround> {
  const today = dayOf(work.now)
  const [model, car, catalogue, method] = await Promise.all([
    modelOf(work, vehicleId),
    carRow(work.db, vehicleId),
    catalogueOn(work.db, today),
    accountId === null ? null : currentMethod(work, accountId),
  ])
  const otherMethod = method !== null && method.kind !== 'card'
  return { vehicleId, model, car, catalogue, customer, otherMethod, today, chargingLaterAt: work.config.CHARGING_SUPPORT_URL }
}

/**
 * What this car can have, with dates and prices of today (GLK-19).
 * @param accountId whose payment method decides about options that take cards only; left out: nobody's
 */
export const offerFor = async (work: Work, vehicleId: string, customer: CustomerKind, accountId: string | null = null): Promise<Offer> =>
  offerOf(await offerGround(work, vehicleId, customer, accountId))

/** Does an application need a way to pay, and must that be a card (GLK-21, PAY-06)? Refused `option-not-available`. */
export async function priceOf(
  work: Work,
  vehicleId: string,
  customer: CustomerKind,
  application: Application,
): Promise<{ paid: boolean; cardOnly: boolean } | Refused> {
  const chosen = chosenOptions(await offerFor(work, vehicleId, customer), application)
  if (!chosen) return new Refused('option-not-available')
  return { paid: costs(chosen), cardOnly: chosen.some(({ offer }) => offer.cardOnly) }
}
