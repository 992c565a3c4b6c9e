/** Cars for tests: a model with its service list, a vehicle, and its owner. */
import { type Service, services } from '@tsunagu/contract/vehicles.ts'
import type { NewModel } from '../src/vehicles/add-vehicle.ts'
import { addModel, addVehicle, giveVehicle } from '../src/vehicles/index.ts'
import type { TestServer } from './start-server.ts'

let cars = 0

/** Adds a vehicle of a model of its own; with `owner` it is in that garage. Gives its id. */
export async function addCar(
  server: TestServer,
  more: { owner?: string; services?: readonly Service[]; model?: Partial<NewModel> } = {},
): Promise<string> {
  const number = ++cars
  return server.work(async (work) => {
    const model_id = await addModel(work, {
      name: `Sora ${number}`,
      code: `6AA-TST${number}`,
      year: 2026,
      grade: 'version L',
      powertrain: 'phev',
      body: 'suv',
      head_unit: 'plus',
      ...more.model,
      services: more.services ?? services,
    })
    const vehicleId = await addVehicle(work, {
      model_id,
      vin: `TST15-${1_000_000 + number}`,
      plate: '品川 330 あ 12-34',
      paint: '#445566',
      inspection_expires_on: '2029-05-31',
    })
    if (more.owner) await giveVehicle(work, vehicleId, more.owner)
    return vehicleId
  })
}
