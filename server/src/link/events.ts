/** What the car's line tells the modules above it. */
import type { CarRequest, RequestState } from '@tsunagu/contract/link.ts'

/** A request has ended, or one without an answer was settled later by what the car showed. */
export type RequestMoved = {
  type: 'link.request-moved'
  requestId: string
  vehicleId: string
  /** `module/verb` */
  verb: string
  state: RequestState
  code: string | null
  settled: CarRequest['settled']
  /** The owner who asked; null = staff or the centre. */
  accountId: string | null
}

/** A car's unit has its certificate, for the first time or anew. */
export type UnitEnrolled = { type: 'link.unit-enrolled'; vehicleId: string; carId: string }

/** The latest state's `Vehicle.LowVoltageSystemState` has become OFF: a drive may be over. Told in the transaction that stores the trace. */
export type CarSwitchedOff = { type: 'link.car-switched-off'; vehicleId: string }

/** A device that is not ours raised an alert: the alarm sounds, the car is towed away, its battery runs low. */
export type DeviceAlerted = {
  type: 'link.device-alerted'
  vehicleId: string
  deviceId: string
  /** As the device names it: `alarm.sounding`, `flatbed.moved`, `batt.12v.alert`; a tracker's alarm: `tracker.sos`. */
  alert: string
}
