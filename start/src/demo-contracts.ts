/** The contracts of the demo's cars: one bought new, one certified pre-owned; the one at the dealer's waits for its buyer. */
import {
  applyForGLink,
  contractStateOf,
  documentNow,
  keepConsents,
  recordFirstRegistration,
  recordSale,
} from '@tsunagu/server/contracts/index.ts'
import { Failure } from '@tsunagu/server/platform/errors.ts'
import type { Work } from '@tsunagu/server/platform/work.ts'
import { peopleOf } from '@tsunagu/server/vehicles/index.ts'
import type { DemoCar } from './demo-cars.ts'

const agreed = ['dealer-information', 'user-registration', 'g-link-terms', 'g-link-important', 'g-link-privacy'] as const

/** Sells the car and, when it has an owner, applies for G-Link as at the dealer. Nothing for a car that is under contract. */
export async function readyContract(work: Work, { sale }: DemoCar, vehicleId: string, dealerId: string | null): Promise<void> {
  if ((await contractStateOf(work, vehicleId)) !== 'none') return
  const day = daysAgo(work.now, sale.daysAgo)
  await recordSale(work, { vehicleId, kind: sale.kind, purchasedOn: sale.kind === 'cpo' ? day : null, dealerId })
  if (sale.kind === 'new' && sale.registered) await recordFirstRegistration(work, vehicleId, day)
  const accountId = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')?.accountId
  if (!accountId || !sale.options) return
  const application = { options: [...sale.options], alertContacts: [] }
  const refused = await applyForGLink(work, { vehicleId, accountId, application, channel: 'at-dealer', key: `demo ${vehicleId}` })
  if (refused instanceof Failure) throw refused
  const documents = await Promise.all(agreed.map(async (id) => ({ ...(await documentNow(work, id)), at: work.now })))
  await keepConsents(work, { accountId, language: 'ja', channel: 'at-dealer', vehicleId, documents })
}

/** A day in Japan. */
export const daysAgo = (now: Date, days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(now.getTime() - days * 86_400_000))
