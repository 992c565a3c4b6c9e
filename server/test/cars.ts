/** Cars for tests: a model with its service list, a vehicle, its owner, and that owner's contract. */
import { randomUUID } from 'node:crypto'
import { type Service, services } from '@tsunagu/contract/vehicles.ts'
import { addDays, dayOf, lastDayAfter } from '../src/contracts/days/rules.ts'
import { insertContract, insertPeriod, upsertFirstRegistration, upsertSale } from '../src/contracts/queries.ts'
import type { Work } from '../src/platform/work.ts'
import type { NewModel } from '../src/vehicles/add-vehicle.ts'
import { addModel, addVehicle, giveVehicle } from '../src/vehicles/index.ts'
import type { TestServer } from './start-server.ts'

let cars = 0

/**
 * Adds a vehicle of a model of its own; with `owner` it is in that garage, sold new a month ago and under contract (GLK-32)
 * unless `contract` is false. Gives its id.
 */
export async function addCar(
  server: TestServer,
  more: { owner?: string; services?: readonly Service[]; model?: Partial<NewModel>; contract?: boolean } = {},
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
    if (more.owner) {
      await giveVehicle(work, vehicleId, more.owner)
      if (more.contract !== false) await underContract(work, vehicleId, more.owner)
    }
    return vehicleId
  })
}

/** As if applied for long ago: no event, no mail. */
async function underContract({ db, now }: Work, vehicleId: string, accountId: string): Promise<void> {
  const first = addDays(dayOf(now), -30)
  await upsertSale(db, { vehicleId, kind: 'new', purchasedOn: null, dealerId: null })
  await upsertFirstRegistration(db, vehicleId, first)
  const id = randomUUID()
  const plan = { kind: 'new', free_years: 3, starts: 'first-registration', last_day: 'eve', channel: 'at-dealer' } as const
  const row = { id, vehicle_id: vehicleId, account_id: accountId, number: `GL-TEST-${id}`, key: id, alert_contacts: [], applied_at: now }
  await insertContract(db, { ...row, ...plan })
  await insertPeriod(db, { contract_id: id, first_day: first, last_day: lastDayAfter(first, 36), term: 'free', yen: 0 })
}
