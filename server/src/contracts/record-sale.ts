import type { ContractKind } from '@tsunagu/contract/contracts.ts'
import { dealerOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import { dayOf } from './days/rules.ts'
import { catalogueOn, liveContract, setContractKind, upsertFirstRegistration, upsertSale } from './queries.ts'
import { planOf } from './rules.ts'
import { startWhenDue } from './start-when-due.ts'

export interface Sale {
  vehicleId: string
  kind: ContractKind
  /** Of a CPO car its first free day (CON-02); null while it is not known. */
  purchasedOn: string | null
  /** Who sold it; left out: the dealer whose staff acts. */
  dealerId?: string | null
}

/** A car was sold as new or CPO. Recorded again: corrects it, as long as its contract has not begun. */
export async function recordSale(work: Work, { vehicleId, kind, purchasedOn, dealerId }: Sale): Promise<void> {
  const seller = dealerId === undefined ? await dealerOfStaff(work) : dealerId
  await upsertSale(work.db, { vehicleId, kind, purchasedOn, dealerId: seller })
  const contract = await liveContract(work.db, vehicleId)
  if (contract && contract.periods.length === 0 && contract.kind !== kind) {
    const { free_years, starts, last_day } = planOf(await catalogueOn(work.db, dayOf(work.now)), kind)
    await setContractKind(work.db, contract.id, { kind, free_years, starts, last_day })
  }
  await startWhenDue(work, vehicleId)
}

/** The car is registered: its first registration day, from which a new car's free time counts (CON-01). Starts it when applied for. */
export async function recordFirstRegistration(work: Work, vehicleId: string, day: string): Promise<void> {
  await upsertFirstRegistration(work.db, vehicleId, day)
  await startWhenDue(work, vehicleId)
}

const dealerOfStaff = async (work: Work): Promise<string | null> =>
  work.actor.kind === 'staff' && work.actor.roles.includes('dealer') ? ((await dealerOf(work))?.id ?? null) : null
