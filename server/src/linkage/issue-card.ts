import type { Details } from '@tsunagu/contract/profile.ts'
import { accountById, holdIdentity, profileOf } from '../accounts/index.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { cardOfVehicle, cardsOf, insertCard, insertLink, lockAccount, putVehicle } from './queries.ts'
import { letGo } from './release-vehicle.ts'
import { type Holder, newNumber, numberHash, openCard, sealCard } from './sealed.ts'

/**
 * A new owner's card ID for whoever applies for G-Link, linked at once; name and birth date are held from now on (ACC-17).
 * An owner has one for all their cars: the second car goes with the first one's. Asked again it gives the same number.
 * A card that loses its last car so (another user before delivery) is no longer linked.
 */
export async function issueCard(work: Work, { accountId, vehicleId }: { accountId: string; vehicleId: string }): Promise<string> {
  await lockAccount(work.db, accountId)
  const before = await cardOfVehicle(work.db, vehicleId)
  if (before?.account_id === accountId) return openCard(work, before).number
  const own = (await cardsOf(work.db, accountId)).find(({ kind }) => kind === 'owners-card')
  const { cardId, number } = own ? { cardId: own.id, number: openCard(work, own).number } : await newCard(work, accountId)
  await putVehicle(work.db, vehicleId, cardId, work.now)
  if (before) await letGo(work, before.id)
  return number
}

async function newCard(work: Work, accountId: string): Promise<{ cardId: string; number: string }> {
  const [cardId, number] = [crypto.randomUUID(), newNumber()]
  await insertCard(work.db, {
    id: cardId,
    kind: 'owners-card',
    number_hash: numberHash(work, 'owners-card', number),
    number_tail: number.slice(-4),
    sealed: sealCard(work, cardId, { number, holder: await holderOf(work, accountId) }),
    origin: 'issued',
    created_at: work.now,
  })
  await insertLink(work.db, cardId, accountId, work.now)
  await holdIdentity(work, accountId)
  await changed(work, { key: `account:${accountId}`, topic: 'linkage' })
  return { cardId, number }
}

/** The record of a card is what the account says at that moment. */
async function holderOf(work: Work, accountId: string): Promise<Holder> {
  const { kind, details } = await profileOf(work, accountId)
  if (details) return holderFrom(details)
  const { name, kana } = await accountById(work, accountId)
  return { kind, name, kana, birthDate: null, gender: null, address: null, phone: '', mobilePhone: null, corporateNumber: null }
}

export const holderFrom = (details: Details): Holder => ({
  kind: details.kind,
  name: details.name,
  kana: details.kana,
  birthDate: details.kind === 'individual' ? details.birthDate : null,
  gender: details.kind === 'individual' ? details.gender : null,
  address: details.address,
  phone: details.contactPhone,
  mobilePhone: details.mobilePhone,
  corporateNumber: details.kind === 'corporation' ? details.corporateNumber : null,
})
