import { timingSafeEqual } from 'node:crypto'
import type { Work } from '../../../platform/work.ts'
import type { CarSession } from '../../presence/admit-car.ts'
import { takeOver } from '../../presence/queries.ts'
import { signalReplicas } from '../../signal-replicas.ts'
import { findDeviceBy } from './queries.ts'
import { hashOf } from './secrets.ts'

export interface DeviceSession extends CarSession {
  readonly deviceId: string
}

const nobody = Buffer.alloc(32)

/**
 * An OVMS module by its user name and password; takes the car over from an older connection wherever that is. undefined: unknown,
 * wrong, removed, or the car has our own unit. All look alike from outside.
 */
export async function admitDevice(work: Work, replica: string, user: string, password: Buffer): Promise<DeviceSession | undefined> {
  // PostgreSQL takes no NUL, and our names have no need of one
  const found = user.includes('\0') ? undefined : await findDeviceBy(work.db, { name: user })
  const matches = timingSafeEqual(hashOf(password), found?.device.hash ?? nobody)
  if (!found || !matches || found.hasUnit) return undefined
  const { device } = found
  const { connection, before } = await takeOver(work.db, device.vehicle_id, replica)
  if (before && before !== replica) await signalReplicas(work, { cut: device.vehicle_id, before: connection })
  return { carId: user, vehicleId: device.vehicle_id, connection, deviceId: device.id }
}
