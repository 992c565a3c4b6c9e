import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'
import { NotFound } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { modelRow } from './queries.ts'
import { dayInTokyo, serviceList } from './rules.ts'

/** What a car is, whoever's it is: decides what can be offered for it. */
export interface ModelFacts {
  name: string
  powertrain: Vehicle['model']['powertrain']
  headUnit: Vehicle['model']['headUnit']
  quickInlet: boolean
  kei: boolean
  /** Of the car's list, those there are today (GEN-03). */
  services: ReadonlySet<Service>
  vinTail: string
}

/** For modules above and for staff; whose car it is was checked before. Throws NotFound. */
export async function modelOf(work: Work, vehicleId: string): Promise<ModelFacts> {
  const row = await modelRow(work.db, vehicleId)
  if (!row) throw new NotFound()
  const list = serviceList({
    listed: new Set(row.listed),
    onOtherGrades: new Set(row.on_other_grades),
    networkEndsOn: row.network_ends_on,
    today: dayInTokyo(work.now),
  })
  return {
    name: row.model_name,
    powertrain: row.powertrain,
    headUnit: row.head_unit,
    quickInlet: row.quick_inlet,
    kei: row.kei,
    services: new Set(list.filter(({ available }) => available).map(({ service }) => service)),
    vinTail: row.vin?.slice(-4) ?? '',
  }
}
