import type { Purchase } from '@tsunagu/contract/signup.ts'
import type { PartyView } from '../purchases/purchases.ts'

/** What a person is called before there is an account: as told to the staff. */
export const nameOf = (person: PartyView): string =>
  person.stated?.name ?? person.check?.items.find(({ item }) => item === 'name')?.given ?? ''

/** The person has come to the end of their way and is to be seen off (STP-23-06, STP-32-12A). A user who is the buyer goes the buyer's. */
export const isToSeeOff = (person: PartyView, userIs: Purchase['userIs']): boolean =>
  person.finished && person.state !== 'closed' && person.state !== 'not-begun' && !(person.party === 'user' && userIs === 'same')
