import type { Details } from '@tsunagu/contract/profile.ts'
import { holdIdentity, profileOf, setProfile } from '../accounts/index.ts'
import { noteCard } from '../contracts/index.ts'
import { Refused } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { giveVehicle, peopleOf } from '../vehicles/index.ts'
import type { CardLinked } from './events.ts'
import { type CardRow, insertLink, vehicleIdsOf } from './queries.ts'
import { type Holder, openCard } from './sealed.ts'

/**
 * Links a card whose holder has been compared with the account: identity held from now on (ACC-17), its cars in the garage, its number
 * with their contracts. Refused `already-linked` when another was faster.
 */
export async function attachCard(work: Work, card: CardRow, accountId: string): Promise<Refused | undefined> {
  if (!(await insertLink(work.db, card.id, accountId, work.now))) return new Refused('already-linked', { mine: false })
  await giveDetails(work, openCard(work, card).holder, accountId)
  await holdIdentity(work, accountId)
  for (const vehicleId of await vehicleIdsOf(work.db, card.id)) await bringVehicle(work, vehicleId, accountId, card.number_tail)
  await changed(work, { key: `account:${accountId}`, topic: 'linkage' })
  const event: CardLinked = { type: 'linkage.card-linked', accountId, cardId: card.id }
  await work.tell(event)
  await work.later({ name: 'linkage.mail-linked', payload: { accountId, cardId: card.id } })
  return undefined
}

/** A car that has another owner meanwhile was sold: it stays with them, and so does its contract. */
async function bringVehicle(work: Work, vehicleId: string, accountId: string, tail: string): Promise<void> {
  const owner = (await peopleOf(work, vehicleId)).find(({ role }) => role === 'owner')
  if (owner && owner.accountId !== accountId) return
  if (!owner) await giveVehicle(work, vehicleId, accountId)
  await noteCard(work, vehicleId, tail)
}

/** An account that has given a name only takes the rest over from the card’s record, where that is whole. */
async function giveDetails(work: Work, holder: Holder, accountId: string): Promise<void> {
  const { details } = await profileOf(work, accountId)
  const whole = details === null ? detailsFrom(holder) : undefined
  if (whole) await setProfile(work, accountId, whole)
}

function detailsFrom({ kind, name, kana, birthDate, gender, address, phone, mobilePhone, corporateNumber }: Holder): Details | undefined {
  if (address === null || mobilePhone === null) return undefined
  const both = { name, kana, address, contactPhone: phone, mobilePhone }
  if (kind === 'corporation') return { kind, ...both, corporateNumber, department: null }
  return birthDate === null ? undefined : { kind, ...both, birthDate, gender: gender ?? 'unsaid' }
}
