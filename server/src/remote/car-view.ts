/** What remote check shows, made of the signals a car reported: each value with its age and, when old, why. Pure. */
import type { Measured, Presence } from '@tsunagu/contract/link.ts'
import type { CarState } from '@tsunagu/contract/remote.ts'
import { type DoorPlace, doorPlaces, doorSignal } from '@tsunagu/contract/signals.ts'

export type Signals = Readonly<Record<string, Measured>>

/** The driver sits on the right in Japan. */
const places: Record<DoorPlace, CarState['doors'][number]['place']> = {
  'Row1.DriverSide': 'front-right',
  'Row1.PassengerSide': 'front-left',
  'Row2.DriverSide': 'rear-right',
  'Row2.PassengerSide': 'rear-left',
}
export const doorLocks = [...doorPlaces.map((place) => doorSignal(place, 'IsLocked')), 'Vehicle.Body.Trunk.Rear.IsLocked']
export const doorsOpen = [
  ...doorPlaces.map((place) => doorSignal(place, 'IsOpen')),
  'Vehicle.Body.Trunk.Rear.IsOpen',
  'Vehicle.Body.Hood.IsOpen',
]
export const windowPositions = doorPlaces.map((place) => doorSignal(place, 'Window.Position'))
const seats = doorPlaces.map((place) => `Vehicle.Private.Seat.${place}.IsOccupied`)

type Old = { old: boolean; why: 'asleep' | 'no-signal' | 'charging' | 'not-reported' | null }
type Aged<T> = ({ value: T; measuredAt: string; changedAt: string } & Old) | null

export interface ViewGround {
  vehicleId: string
  presence: Presence
  signals: Signals
  now: Date
  /** Older values are shown as old. */
  staleMinutes: number
  /** When the last remote lock that worked ended; null = none. */
  lockedRemotelyAt: string | null
  /** null: the car says itself what it cannot. */
  verbs: string[] | null
}

export function carView({ vehicleId, presence, signals, now, staleMinutes, lockedRemotelyAt, verbs }: ViewGround): CarState {
  const oldAfter = now.getTime() - staleMinutes * 60_000
  const charging = signals['Vehicle.Powertrain.TractionBattery.Charging.IsCharging']?.value === true
  const reason = charging ? 'charging' : presence.state === 'asleep' ? 'asleep' : presence.state === 'online' ? 'not-reported' : 'no-signal'
  const aging = (confirmedAt: string): Old => {
    const old = Date.parse(confirmedAt) < oldAfter
    return { old, why: old ? reason : null }
  }

  /** One signal, of the kind the screen expects; anything else counts as not known. */
  const one = <T extends boolean | number | string>(
    path: string,
    kind: 'boolean' | 'number' | 'string',
    from: (value: T) => T = (v) => v,
  ): Aged<T> => {
    const found = signals[path]
    if (!found || typeof found.value !== kind) return null
    return { value: from(found.value as T), measuredAt: found.confirmedAt, changedAt: found.changedAt, ...aging(found.confirmedAt) }
  }
  const flag = (path: string) => one<boolean>(path, 'boolean')
  const number = (path: string, from?: (value: number) => number) => one<number>(path, 'number', from)

  /** Several signals as one: as old as its oldest part. */
  const several = <T>(paths: readonly string[], make: (values: (boolean | number | string)[]) => T): Aged<T> => {
    const found = paths.flatMap((path) => (signals[path] && signals[path].value !== null ? [signals[path]] : []))
    if (found.length === 0) return null
    const measuredAt = found.map((signal) => signal.confirmedAt).sort()[0] ?? ''
    const changedAt =
      found
        .map((signal) => signal.changedAt)
        .sort()
        .at(-1) ?? ''
    return { value: make(found.map((signal) => signal.value as boolean | number | string)), measuredAt, changedAt, ...aging(measuredAt) }
  }

  const locked = several(doorLocks, (values) => values.every((value) => value === true))
  const alarmArmed = flag('Vehicle.Private.Alarm.IsArmed')
  return {
    vehicleId,
    presence,
    doors: doorPlaces.map((place) => ({
      place: places[place],
      open: flag(doorSignal(place, 'IsOpen')),
      locked: flag(doorSignal(place, 'IsLocked')),
      window: number(doorSignal(place, 'Window.Position')),
    })),
    boot: { open: flag('Vehicle.Body.Trunk.Rear.IsOpen'), locked: flag('Vehicle.Body.Trunk.Rear.IsLocked') },
    bonnetOpen: flag('Vehicle.Body.Hood.IsOpen'),
    locked,
    hazard: flag('Vehicle.Body.Lights.Hazard.IsSignaling'),
    alarmArmed,
    fuel: number('Vehicle.Powertrain.FuelSystem.RelativeLevel'),
    charge: number('Vehicle.Powertrain.TractionBattery.StateOfCharge.Current'),
    charging: flag('Vehicle.Powertrain.TractionBattery.Charging.IsCharging'),
    range: number('Vehicle.Powertrain.Range', (metres) => Math.round(metres / 1000)),
    odometer: number('Vehicle.TraveledDistance', Math.floor),
    moving: moving(signals, several),
    occupied: several(seats, (values) => values.includes(true)),
    ignition: one<'OFF' | 'ACC' | 'ON' | 'START' | 'LOCK' | 'UNDEFINED'>('Vehicle.LowVoltageSystemState', 'string', (word) =>
      ignitions.has(word) ? word : 'UNDEFINED',
    ),
    position: position(signals, several),
    lockedRemotely: lockedRemotely(signals, lockedRemotelyAt, locked?.value === true, alarmArmed?.value === true),
    verbs,
  }
}

const ignitions = new Set<string>(['OFF', 'ACC', 'ON', 'START', 'LOCK', 'UNDEFINED'])

type Several = <T>(paths: readonly string[], make: (values: (boolean | number | string)[]) => T) => Aged<T>

/** By the flag when the car reports it, else by the speed. */
function moving(signals: Signals, several: Several): Aged<boolean> {
  if (typeof signals['Vehicle.IsMoving']?.value === 'boolean') return several(['Vehicle.IsMoving'], ([flag]) => flag === true)
  return several(['Vehicle.Speed'], ([speed]) => Number(speed) > 0)
}

function position(signals: Signals, several: Several): CarState['position'] {
  const value = (name: string) => {
    const found = signals[`Vehicle.CurrentLocation.${name}`]?.value
    return typeof found === 'number' ? found : null
  }
  const latitude = value('Latitude')
  const longitude = value('Longitude')
  if (latitude === null || longitude === null) return null
  return several(['Vehicle.CurrentLocation.Latitude', 'Vehicle.CurrentLocation.Longitude'], () => ({
    latitude,
    longitude,
    accuracy: value('HorizontalAccuracy'),
    heading: value('Heading'),
  }))
}

/** Locked from afar and not touched since: the auto alarm is not set (ROP-02). */
function lockedRemotely(signals: Signals, at: string | null, locked: boolean, armed: boolean): boolean {
  if (at === null || !locked || armed) return false
  // the locks' own report may carry a later stamp than the car's answer
  const until = new Date(Date.parse(at) + 10_000).toISOString()
  return [...doorLocks, ...doorsOpen].every((path) => !signals[path] || signals[path].changedAt <= until)
}
