import { Refused } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { dayOf } from './days/rules.ts'
import { stateRow } from './queries.ts'
import { type ContractState, stateOn } from './rules.ts'

/** How the car's contract stands today, whosever it is. A time that has run out has ended, without anybody doing anything (CON-08). */
export const contractStateOf = async (work: Work, vehicleId: string): Promise<ContractState> =>
  stateOn(dayOf(work.now), await stateRow(work.db, vehicleId))

/** Refused `contract-needed` with the state unless the contract is free or paid today (GLK-32). */
export async function contractNeeded(work: Work, vehicleId: string): Promise<Refused | undefined> {
  const state = await contractStateOf(work, vehicleId)
  return state === 'free' || state === 'paid' ? undefined : new Refused('contract-needed', { state })
}
