import { randomInt, randomUUID } from 'node:crypto'
import type { Application } from '@tsunagu/contract/contracts.ts'
import { profileOf } from '../accounts/index.ts'
import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { told } from './events.ts'
import { offerGround } from './offer-for.ts'
import { amendContract, insertContract, insertOptions, liveContract } from './queries.ts'
import { type ChosenOption, chosenOptions, offerOf, planOf } from './rules.ts'
import { startWhenDue } from './start-when-due.ts'
import type { Channel } from './tables.ts'
import { tellChanged } from './tell-changed.ts'

export interface GLinkApplication {
  vehicleId: string
  accountId: string
  application: Application
  channel: Channel
  /** Made by whoever applies: the same one twice applies once (GLK-09). */
  key: string
}

/**
 * Applies for G-Link with the options chosen. The free time starts at once when its first day is known, else with that day.
 * An application that has not begun is changed by a newer one of the same person; its number stays.
 * Refused `option-not-available`, `already-applied`, `free-time-over` (a paid contract is made at the dealer).
 */
export async function applyForGLink(work: Work, asked: GLinkApplication): Promise<Refused | undefined> {
  const { vehicleId, accountId, application, channel, key } = asked
  const earlier = await liveContract(work.db, vehicleId)
  if (earlier?.key === key) return undefined
  const { kind: customer } = await profileOf(work, accountId)
  const ground = await offerGround(work, vehicleId, customer, accountId)
  const offer = offerOf(ground)
  if (offer.freeUntil !== null && offer.freeUntil < ground.today) return new Refused('free-time-over')
  const chosen = chosenOptions(offer, application)
  if (!chosen) return new Refused('option-not-available')

  const { kind, free_years, starts, last_day } = planOf(ground.catalogue, ground.car.kind)
  const terms = { kind, free_years, starts, last_day, channel, key, alert_contacts: [...new Set(application.alertContacts)] }
  const id = randomUUID()
  const row = { id, vehicle_id: vehicleId, account_id: accountId, number: contractNumber(), ...terms, applied_at: work.now }
  const made = await insertContract(work.db, row)
  const contractId = made ? id : await amended(work, asked, terms)
  if (contractId instanceof Refused) return contractId
  if (contractId === undefined) return undefined

  await insertOptions(work.db, chosen.map(rowOf(contractId, work.now)))
  await work.tell(told({ type: 'contracts.applied', vehicleId, accountId }))
  await work.later({ name: 'contracts.mail-receipt', payload: { vehicleId, contractId }, key: `contracts.receipt ${contractId}` })
  await tellChanged(work, vehicleId, accountId)
  await startWhenDue(work, vehicleId)
  return undefined
}

/** There is a contract: the id of the application that this one changes; undefined = this one was made a moment ago. */
async function amended(
  work: Work,
  { vehicleId, accountId, key }: GLinkApplication,
  change: Parameters<typeof amendContract>[2],
): Promise<string | undefined | Refused> {
  const live = await liveContract(work.db, vehicleId)
  if (live?.key === key) return undefined
  if (!live || live.account_id !== accountId || live.periods.length > 0) return new Refused('already-applied')
  await amendContract(work.db, live.id, { key, alert_contacts: change.alert_contacts, channel: change.channel }, work.now)
  return live.id
}

const rowOf =
  (contract_id: string, now: Date) =>
  ({ option, term, yen }: ChosenOption) => ({
    id: randomUUID(),
    contract_id,
    option,
    term,
    yen,
    applied_at: now,
    first_day: null,
    last_day: null,
    ended_at: null,
  })

// no letter that looks like a digit: people read it out on the telephone
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** G-Link契約ID: `GL-4F7K-2MXQ-9R3T`, 60 random bits. */
function contractNumber(): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `GL-${four()}-${four()}-${four()}`
}
