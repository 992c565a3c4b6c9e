import type { changeStated as endpoint, Purchase, StatedParty } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { setVin } from '../../vehicles/index.ts'
import { statedName } from '../procedures/doing.ts'
import { sealJson } from '../sealed.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { chassisTaken, findParty, updateParty, updatePurchase } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

type Change = z.infer<typeof endpoint.body>

/**
 * Corrects what was entered. What people have given stays: it is compared with the new words. Who the user is cannot be
 * changed here once somebody is registered as the user. Refused `chassis-number-taken`, `purchase-closed`.
 */
export async function changeStated(work: Work, purchaseId: string, change: Change): Promise<Purchase | Refused> {
  const row = await lockedPurchaseOf(work, purchaseId)
  if (row.state !== 'open') return new Refused('purchase-closed')
  const by = (await staffOf(work)).name
  if (change.chassisNumber !== undefined && change.chassisNumber !== row.chassis_number) {
    if (await chassisTaken(work.db, change.chassisNumber, row.id)) return new Refused('chassis-number-taken')
    const refused = await setVin(work, row.vehicle_id, change.chassisNumber)
    if (refused) return refused
    row.chassis_number = change.chassisNumber
    await updatePurchase(work.db, row.id, { chassis_number: change.chassisNumber })
    await happened(work, row, 'chassis-number-changed', { by })
  }
  if (change.buyer) await restate(work, row.id, 'buyer', change.buyer)
  if (change.user) {
    const registered = (await findParty(work.db, row.id, 'user')).registered_at !== null
    if (!registered && change.user.is !== row.user_is) {
      row.user_is = change.user.is
      await updatePurchase(work.db, row.id, { user_is: change.user.is })
    }
    await restate(work, row.id, 'user', change.user.is === 'different' ? change.user.stated : null)
  }
  if (change.buyer || change.user) await happened(work, row, 'stated-changed', { by })
  return showPurchase(work, row)
}

async function restate(work: Work, purchaseId: string, party: 'buyer' | 'user', stated: StatedParty | null): Promise<void> {
  const { registered_at } = await findParty(work.db, purchaseId, party)
  await updateParty(work.db, purchaseId, party, {
    stated: stated && sealJson(work, statedName(purchaseId, party), stated),
    // a registered person is called as they are registered
    ...(registered_at ? {} : { name: stated?.name ?? null }),
    ...(party === 'user' && stated?.email ? { invited: sealJson(work, `invited ${purchaseId}`, stated.email) } : {}),
  })
}
