import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { holdingsOf, vehicleName } from '../../vehicles/index.ts'

/** The cars whose drives the caller may see: present ones first, then the newest. */
export async function listCars(work: Work) {
  const accountId = ownerOf(work)
  const byCar = Map.groupBy(await holdingsOf(work, accountId), ({ vehicleId }) => vehicleId)
  const cars = []
  for (const [vehicleId, held] of byCar) {
    cars.push({
      vehicleId,
      name: await vehicleName(work, vehicleId, accountId),
      held: held.map(({ from, until }) => ({ from: from.toISOString(), until: until?.toISOString() ?? null })),
      present: held.some(({ until }) => until === null),
    })
  }
  return cars.sort((a, b) => Number(b.present) - Number(a.present) || (b.held.at(-1)?.from ?? '').localeCompare(a.held.at(-1)?.from ?? ''))
}
