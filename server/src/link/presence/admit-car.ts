import type { Work } from '../../platform/work.ts'
import { signalReplicas } from '../signal-replicas.ts'
import { findEnrolled, findVehicleNamed } from '../units/queries.ts'
import { takeOver } from './queries.ts'

/** A car at the door: who it is and the number of its connection. */
export interface CarSession {
  readonly carId: string
  readonly vehicleId: string
  /** null behind an outside broker. */
  readonly connection: number | null
}

/**
 * Looks at every CONNECT, resumed TLS sessions included, whether this certificate still counts, and takes the car over
 * from an older connection wherever that is. undefined: revoked or unknown.
 */
export async function admitCar(work: Work, replica: string, carId: string, serial: string): Promise<CarSession | undefined> {
  const unit = await findEnrolled(work.db, carId, serial, work.now)
  if (!unit) {
    work.counters.refuse('revoked', await findVehicleNamed(work.db, carId))
    return undefined
  }
  const { connection, before } = await takeOver(work.db, unit.vehicle_id, replica)
  if (before) work.counters.connections.takenOver++
  // on this very replica the door itself ends the older connection
  if (before && before !== replica) await signalReplicas(work, { cut: unit.vehicle_id, before: connection })
  return { carId, vehicleId: unit.vehicle_id, connection }
}
