import { type recordRegistration as endpoint, type Purchase, plateText } from '@tsunagu/contract/signup.ts'
import type * as z from 'zod'
import { otherNamesOf, profileOf } from '../../accounts/index.ts'
import { recordFirstRegistration } from '../../contracts/index.ts'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { type Certificate, setCertificate, setVin } from '../../vehicles/index.ts'
import { compareParty } from '../match/compare.ts'
import { sealJson } from '../sealed.ts'
import { dayOf } from './days.ts'
import { followUp } from './follow-up.ts'
import { happened, lockedPurchaseOf, staffOf } from './purchase-of.ts'
import { chassisTaken, findParty, type PurchaseRow, updatePurchase } from './queries.ts'
import { showPurchase } from './show-purchase.ts'

type Registration = z.infer<typeof endpoint.body>

/**
 * The car is registered: keeps the certificate, compares its user with the registered one (USR-05), starts the free time (CON-01),
 * and writes to buyer and invited user when the user is missing (PDL-03, IMP-35).
 * Refused `already-recorded`, `date-in-the-future`, `chassis-number-taken`, `purchase-closed`.
 */
export async function recordRegistration(work: Work, purchaseId: string, given: Registration): Promise<Purchase | Refused> {
  const purchase = await lockedPurchaseOf(work, purchaseId)
  if (purchase.registered_on !== null) return new Refused('already-recorded')
  if (purchase.state !== 'open') return new Refused('purchase-closed')
  if (given.firstRegisteredOn > dayOf(work.now)) return new Refused('date-in-the-future')
  if (await chassisTaken(work.db, given.chassisNumber, purchase.id)) return new Refused('chassis-number-taken')
  const refused = await setVin(work, purchase.vehicle_id, given.chassisNumber)
  if (refused) return refused
  const { plate, firstRegisteredOn, inspectionExpiresOn, user } = given
  await setCertificate(work, purchase.vehicle_id, { plate, firstRegisteredOn, inspectionExpiresOn, user })
  const change: Partial<PurchaseRow> = {
    chassis_number: given.chassisNumber,
    plate: plateText(plate),
    registered_on: firstRegisteredOn,
    ...(await compareUser(work, purchase, user)),
  }
  Object.assign(purchase, change)
  await updatePurchase(work.db, purchase.id, change)
  await recordFirstRegistration(work, purchase.vehicle_id, firstRegisteredOn)
  await happened(work, purchase, 'car-registered', {
    by: (await staffOf(work)).name,
    facts: { day: firstRegisteredOn, match: purchase.certificate_match ?? 'none' },
  })
  if (!(await findParty(work.db, purchase.id, 'user')).registered_at) await followUp(work, purchase)
  return showPurchase(work, purchase)
}

/** The certificate decides from now on (ACC-15); what differs is shown to the staff and never taken silently (PDL-29). */
export async function compareUser(
  work: Work,
  purchase: PurchaseRow,
  user: Certificate['user'],
): Promise<Pick<PurchaseRow, 'certificate' | 'certificate_match'>> {
  const party = await findParty(work.db, purchase.id, 'user')
  const details = party.account_id && party.registered_at ? (await profileOf(work, party.account_id)).details : null
  if (!details) return { certificate: null, certificate_match: 'none' }
  const others = party.account_id ? await otherNamesOf(work, party.account_id) : []
  const { verdict, items } = compareParty({ ...user, kana: null, birthDate: null }, details, others)
  return { certificate: sealJson(work, `certificate ${purchase.id}`, items), certificate_match: verdict }
}
