import { randomUUID } from 'node:crypto'
import type { Service } from '@tsunagu/contract/vehicles.ts'
import type { Work } from '../platform/work.ts'
import { insertModel, insertModelServices, insertVehicle } from './queries.ts'
import type { VehiclesTables } from './tables.ts'

export type NewModel = Omit<VehiclesTables['vehicles.models'], 'id' | 'network_ends_on' | 'quick_inlet' | 'kei'> & {
  network_ends_on?: string
  quick_inlet?: boolean
  kei?: boolean
  services: readonly Service[]
}
export type NewVehicle = Pick<VehiclesTables['vehicles.vehicles'], 'model_id' | 'vin' | 'plate' | 'paint' | 'inspection_expires_on'>

/** Adds a model with its service list (GEN-03); gives its id. */
export async function addModel(work: Work, { services, network_ends_on = undefined, ...model }: NewModel): Promise<string> {
  const id = randomUUID()
  await insertModel(work.db, { id, network_ends_on: network_ends_on ?? null, quick_inlet: false, kei: false, ...model })
  if (services.length > 0)
    await insertModelServices(
      work.db,
      services.map((service) => ({ model_id: id, service })),
    )
  return id
}

/** Adds a car to the master; it has nobody yet. Gives its id. */
export async function addVehicle(work: Work, vehicle: NewVehicle): Promise<string> {
  const id = randomUUID()
  await insertVehicle(work.db, { id, ...vehicle, picture: null, created_at: work.now })
  return id
}
