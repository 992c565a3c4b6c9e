import { type Model, services } from '@tsunagu/contract/vehicles.ts'
import type { Work } from '../platform/work.ts'
import { modelListRows } from './queries.ts'

/** Every model with what it can do, newest first; services in the order of the list (GEN-03). */
export async function listModelsForStaff(work: Work): Promise<Model[]> {
  const rows = await modelListRows(work.db)
  return rows.map(({ head_unit, quick_inlet, network_ends_on: _, services: listed, ...model }) => ({
    ...model,
    headUnit: head_unit,
    quickInlet: quick_inlet,
    services: services.filter((service) => listed.includes(service)),
  }))
}
