/** What other modules tell, and what becomes of the car's line. */
import type { Module } from '../platform/module.ts'
import type { VehicleTakenOver } from '../vehicles/events.ts'
import { endDevicesBefore } from './adapters/devices/change-device.ts'

export const reactions = {
  // the devices of whoever had the car before speak for it no longer
  'vehicles.taken-over': (work, { vehicleId, accountId }: VehicleTakenOver) => endDevicesBefore(work, vehicleId, accountId),
} satisfies Module['reactions']
