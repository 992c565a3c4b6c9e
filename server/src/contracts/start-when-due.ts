import type { Work } from '../platform/work.ts'
import { dayOf } from './days/rules.ts'
import { told } from './events.ts'
import { carRow, catalogueOn, insertPeriod, liveContract, optionRows, setOptionDays } from './queries.ts'
import { freeTime, optionDays } from './rules.ts'
import { tellChanged } from './tell-changed.ts'

/** Starts the free time of an application once the day it counts from is known: first registration or purchase (states.md 5.4). Twice = once. */
export async function startWhenDue(work: Work, vehicleId: string): Promise<void> {
  const [contract, car] = await Promise.all([liveContract(work.db, vehicleId), carRow(work.db, vehicleId)])
  if (!contract || contract.periods.length > 0) return
  const free = freeTime(contract, car, dayOf(contract.applied_at))
  if (!free) return
  const period = { contract_id: contract.id, first_day: free.from, last_day: free.until, term: 'free', yen: 0 } as const
  if (!(await insertPeriod(work.db, period))) return
  const catalogue = await catalogueOn(work.db, dayOf(contract.applied_at))
  for (const { id, option, term, applied_at } of await optionRows(work.db, contract.id))
    await setOptionDays(work.db, id, optionDays({ option, term, appliedOn: dayOf(applied_at) }, car, catalogue, free.from))
  await work.tell(told({ type: 'contracts.started', vehicleId, accountId: contract.account_id, ...free }))
  await tellChanged(work, vehicleId, contract.account_id)
}
