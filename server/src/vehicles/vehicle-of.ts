import type { Service, Vehicle } from '@tsunagu/contract/vehicles.ts'
import { ownerOf } from '../accounts/index.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Actor, Work } from '../platform/work.ts'
import { type GarageRow, garageRows } from './queries.ts'
import { dayInTokyo, serviceList } from './rules.ts'

/** The caller's car, owned or lent. Throws NotFound for anybody else's: nobody learns that it exists. */
export async function vehicleOf(work: Work, vehicleId: string): Promise<Vehicle> {
  const [row] = await garageRows(work.db, ownerOf(work), vehicleId)
  if (!row || !isShown(work.actor, vehicleId)) throw new NotFound()
  return shown(row, work.now)
}

/** A token may be for some cars only. */
export const isShown = (actor: Actor, vehicleId: string): boolean =>
  actor.kind !== 'owner' || actor.vehicles === undefined || actor.vehicles.includes(vehicleId)

/** Refused `service-not-available` with the reason when the car's list does not name the service (GEN-03, GEN-04). */
export function whyNoService(vehicle: Vehicle, service: Service): Refused | undefined {
  const row = vehicle.services.find((one) => one.service === service)
  return row?.available ? undefined : new Refused('service-not-available', { service, why: row?.why ?? 'not-on-model' })
}

export function shown(row: GarageRow, now: Date): Vehicle {
  return {
    id: row.id,
    name: row.nickname ?? row.model_name,
    nickname: row.nickname,
    model: {
      name: row.model_name,
      code: row.code,
      year: row.year,
      grade: row.grade,
      powertrain: row.powertrain,
      body: row.body,
      headUnit: row.head_unit,
    },
    plate: row.plate,
    vinTail: row.vin?.slice(-4) ?? null,
    paint: row.paint,
    inspectionExpiresOn: row.inspection_expires_on,
    role: row.role,
    selected: row.selected,
    picture: row.picture,
    services: serviceList({
      listed: new Set(row.listed),
      onOtherGrades: new Set(row.on_other_grades),
      networkEndsOn: row.network_ends_on,
      today: dayInTokyo(now),
    }),
  }
}
