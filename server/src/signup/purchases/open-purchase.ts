import { randomUUID } from 'node:crypto'
import type { openPurchase as endpoint, Purchase, StatedParty } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { dealerOf } from '../../accounts/index.ts'
import { recordSale } from '../../contracts/index.ts'
import { Invalid, NotAllowed, NotFound, Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { enterVehicle, listModels, peopleOf, vehicleByChassis } from '../../vehicles/index.ts'
import { statedName } from '../procedures/doing.ts'
import { sealJson } from '../sealed.ts'
import { spokenNumber } from '../spoken-number.ts'
import { dayOf } from './days.ts'
import { happened, staffOf } from './purchase-of.ts'
import { chassisTaken, findPurchase, insertParties, insertPurchase, isOnSale, type PartyRow, type PurchaseRow } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

export type NewPurchase = z.infer<typeof endpoint.body>

/** Enters a purchase with its car, buyer and, if known, user (SGN-01, SGN-05). Refused `chassis-number-taken`. */
export async function openPurchase(work: Work, asked: NewPurchase): Promise<Purchase | Refused> {
  const dealer = await dealerOf(work)
  // an administrator works for no shop, and a purchase is one's
  if (!dealer) throw new NotAllowed('no-dealer')
  const made = await enterPurchase(work, { ...asked, dealerId: dealer.id, by: await staffOf(work) })
  if (made instanceof Refused) return made
  const row = await findPurchase(work.db, made, dealer.id)
  if (!row) throw new NotFound()
  return showPurchase(work, row)
}

/** The same in the centre's own name: for a dealer's system, and the demo data. Gives the purchase's id. */
export async function enterPurchase(
  work: Work,
  { dealerId, by, ...asked }: NewPurchase & { dealerId: string; by: { id: string; name: string } },
): Promise<string | Refused> {
  const model = (await listModels(work)).find(({ id }) => id === asked.modelId)
  if (!model) throw new Invalid({ modelId: 'invalid' })
  const today = dayOf(work.now)
  if (asked.purchasedOn !== null && asked.purchasedOn > today) throw new Invalid({ purchasedOn: 'in-the-future' })
  const vehicleId = await carFor(work, asked)
  if (vehicleId instanceof Refused) return vehicleId
  const row: PurchaseRow = {
    id: randomUUID(),
    number: spokenNumber('P', today),
    dealer_id: dealerId,
    kind: asked.kind,
    state: 'open',
    vehicle_id: vehicleId,
    model_id: model.id,
    vehicle_name: model.name,
    grade: model.grade,
    powertrain: model.powertrain,
    chassis_number: asked.chassisNumber,
    plate: null,
    purchased_on: asked.purchasedOn,
    user_is: asked.user.is,
    registered_on: null,
    delivered_on: null,
    certificate: null,
    certificate_match: null,
    created_by: by.id,
    created_at: work.now,
  }
  await insertPurchase(work.db, row)
  await insertParties(work.db, [
    newParty(work, row.id, 'buyer', asked.buyer),
    newParty(work, row.id, 'user', asked.user.is === 'different' ? asked.user.stated : null),
  ])
  await recordSale(work, { vehicleId, kind: asked.kind, purchasedOn: asked.purchasedOn, dealerId })
  await happened(work, row, 'opened', { by: by.name })
  return row.id
}

/** A used car, or one whose purchase was cancelled, may be known already; it must be nobody's. */
async function carFor(work: Work, { kind, modelId, paint, chassisNumber }: NewPurchase): Promise<string | Refused> {
  const known = chassisNumber === null ? undefined : await vehicleByChassis(work, chassisNumber)
  if (!known) return enterVehicle(work, { modelId, paint, vin: chassisNumber })
  // a used car was sold before; what counts is that nobody is buying it now
  const taken =
    kind === 'cpo' ? await isOnSale(work.db, known.id) : chassisNumber !== null && (await chassisTaken(work.db, chassisNumber, null))
  return taken || (await peopleOf(work, known.id)).length > 0 ? new Refused('chassis-number-taken') : known.id
}

function newParty(work: Work, purchaseId: string, party: 'buyer' | 'user', stated: StatedParty | null): PartyRow {
  return {
    purchase_id: purchaseId,
    party,
    name: stated?.name ?? null,
    stated: stated && sealJson(work, statedName(purchaseId, party), stated),
    account_id: null,
    registered_at: null,
    skipped_at: null,
    acknowledged_at: null,
    g_link: 'unknown',
    charging: 'unknown',
    invited: stated?.email && party === 'user' ? sealJson(work, `invited ${purchaseId}`, stated.email) : null,
    followed_up_at: null,
    reminders: 0,
  }
}
