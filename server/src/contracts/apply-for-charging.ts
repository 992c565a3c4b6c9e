import { randomUUID } from 'node:crypto'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { modelOf } from '../vehicles/index.ts'
import { contractStateOf } from './contract-state.ts'
import { offerFor } from './offer-for.ts'
import { insertCharging, liveCharging } from './queries.ts'
import { isChargingTarget } from './rules.ts'
import type { Channel, ChargingPlanId } from './tables.ts'
import { tellChanged } from './tell-changed.ts'

/** Is the car one for EV/PHV charging support (GLK-10, CHG-04)? */
export const chargingTarget = async (work: Work, vehicleId: string): Promise<boolean> => isChargingTarget(await modelOf(work, vehicleId))

/** Has somebody applied for charging support with this car? */
export const chargingApplied = async (work: Work, vehicleId: string): Promise<boolean> =>
  (await liveCharging(work.db, vehicleId)) !== undefined

/**
 * Applies for EV/PHV charging support. After delivery only with G-Link applied for (CHG-16).
 * Refused `option-not-available` (no target, or the plan is not for its inlet), `contract-needed`, `already-applied`.
 */
export async function applyForCharging(
  work: Work,
  asked: { vehicleId: string; accountId: string; plan: ChargingPlanId; channel: Channel; key: string },
): Promise<Refused | undefined> {
  const { vehicleId, accountId, plan, channel, key } = asked
  const { charging } = await offerFor(work, vehicleId, 'individual')
  if (!charging.plans.some((one) => one.plan === plan)) return new Refused('option-not-available')
  const state = await contractStateOf(work, vehicleId)
  if (channel === 'online' && state !== 'applied' && state !== 'free' && state !== 'paid') return new Refused('contract-needed', { state })
  const row = { id: randomUUID(), vehicle_id: vehicleId, account_id: accountId, plan, channel, key, applied_at: work.now }
  if (!(await insertCharging(work.db, row)))
    return (await liveCharging(work.db, vehicleId))?.key === key ? undefined : new Refused('already-applied')
  await tellChanged(work, vehicleId, accountId)
  return undefined
}
