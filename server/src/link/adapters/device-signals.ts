/** What only devices tell, with VSS names, types and units: what our own unit reports stands in contract/src/signals.ts. */
import { type Signal, signals } from '@tsunagu/contract/signals.ts'

const tyres = ['Row1.Wheel.Left', 'Row1.Wheel.Right', 'Row2.Wheel.Left', 'Row2.Wheel.Right'] as const
/** Front left, front right, rear left, rear right, as OVMS lists them. */
export const tyrePressures = tyres.map((wheel) => `Vehicle.Chassis.Axle.${wheel}.Tire.Pressure`)

/** Every signal that a car here may have said, whoever speaks for it. */
export const allSignals: Readonly<Record<string, Signal>> = {
  ...signals,
  ...Object.fromEntries(
    tyrePressures.map((path): [string, Signal] => [path, { kind: 'number', unit: 'kPa', about: 'pressure of the tyre' }]),
  ),
  'Vehicle.CurrentLocation.Altitude': { kind: 'number', unit: 'm', about: 'above the sea' },
  'Vehicle.Cabin.HVAC.IsAirConditioningActive': { kind: 'boolean', about: 'air conditioning runs' },
  'Vehicle.Private.Alarm.IsSounding': { kind: 'boolean', about: 'the alarm sounds', overlay: true },
  'Vehicle.Private.Tracker.BatteryLevel': { kind: 'number', unit: '%', about: 'battery of the phone or tracker', overlay: true },
  'Vehicle.Private.Tracker.IsCharging': { kind: 'boolean', about: 'the phone or tracker is on power', overlay: true },
}
