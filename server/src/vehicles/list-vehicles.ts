import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { ownerOf } from '../accounts/index.ts'
import type { Work } from '../platform/work.ts'
import { garageRows } from './queries.ts'
import { isShown, shown } from './vehicle-of.ts'

/** The garage (APP-03). One car is always the selected one: the first until another is chosen. */
export async function listVehicles(work: Work): Promise<Vehicle[]> {
  const cars = (await garageRows(work.db, ownerOf(work), null))
    .filter(({ id }) => isShown(work.actor, id))
    .map((row) => shown(row, work.now))
  return cars.some((car) => car.selected) ? cars : cars.map((car, index) => ({ ...car, selected: index === 0 }))
}
