import type { Contract } from '@tsunagu/contract/contracts.ts'
import { ownerOf } from '../accounts/index.ts'
import { NotAllowed } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { modelOf, vehicleOf } from '../vehicles/index.ts'
import { dayOf } from './days/rules.ts'
import { carRow, catalogueOn, hasDeclined, type LiveContract, liveCharging, liveContract, optionRows } from './queries.ts'
import { freeTime, isChargingTarget, optionOn, planOf, stateOn, timelineOf } from './rules.ts'

/** The contract of my car (CON-13). Throws NotFound for somebody else's car, NotAllowed for one that is lent to me. */
export async function readContract(work: Work, vehicleId: string): Promise<Contract> {
  const car = await vehicleOf(work, vehicleId)
  if (car.role !== 'owner') throw new NotAllowed()
  return contractOf(work, vehicleId, ownerOf(work))
}

/** The car's contract as its contractor sees it; to anybody else (`contractor` null: to staff who may) there is none. */
export async function contractOf(work: Work, vehicleId: string, contractor: string | null): Promise<Contract> {
  const { db } = work
  const today = dayOf(work.now)
  const [live, car, model, catalogue, declined, charging, noCharging] = await Promise.all([
    liveContract(db, vehicleId),
    carRow(db, vehicleId),
    modelOf(work, vehicleId),
    catalogueOn(db, today),
    hasDeclined(db, vehicleId, 'g-link', contractor),
    liveCharging(db, vehicleId),
    hasDeclined(db, vehicleId, 'charging', contractor),
  ])
  const shown = live && (contractor === null || live.account_id === contractor) ? live : undefined
  const state = stateOn(today, { periods: shown?.periods ?? null, declined })
  const options = shown ? await optionRows(db, shown.id) : []
  const free = freeTime(planOf(catalogue, car.kind), car, today)
  return {
    vehicleId,
    state,
    ...agreed(shown, state),
    kind: shown?.kind ?? car.kind,
    options: options.map((row) => optionOn(today, row, state, catalogue, shown?.kind ?? car.kind)),
    charging: {
      state: charging ? 'applied' : !isChargingTarget(model) ? 'not-a-target' : noCharging ? 'declined' : 'none',
      plan: charging?.plan ?? null,
    },
    // at any time, online (IMP-29), as long as there is a free time to apply for
    apply: live === undefined && (free === null || free.until === null || free.until >= today),
  }
}

function agreed(contract: LiveContract | undefined, state: Contract['state']) {
  if (!contract) return { number: null, cardTail: null, appliedAt: null, from: null, until: null, timeline: [], alertContacts: [] }
  const { periods } = contract
  return {
    number: contract.number,
    cardTail: contract.card_tail,
    appliedAt: contract.applied_at.toISOString(),
    from: periods[0]?.from ?? null,
    until: periods.at(-1)?.until ?? null,
    timeline: timelineOf(periods, state !== 'ended' && contract.kind !== 'lite'),
    alertContacts: contract.alert_contacts,
  }
}
