import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import type { Work } from '../platform/work.ts'
import { modelRows } from './queries.ts'

export interface Model {
  id: string
  name: string
  code: string
  year: number
  grade: string
  powertrain: Vehicle['model']['powertrain']
}

/** Every model a purchase can be of, newest first. */
export const listModels = (work: Work): Promise<Model[]> => modelRows(work.db)
