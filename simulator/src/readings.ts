/** The car's state as the signals it reports (VSS paths and units of the contract), rounded as a unit would. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import { type DoorPlace, doorPlaces, doorSignal } from '@tsunagu/contract/signals.ts'
import { chargeLevel, fuelLevel, rangeOf } from './energy.ts'
import { type CarState, isMoving } from './model.ts'

export type Readings = Record<string, SignalValue>

const round = (value: number, digits: number) => {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** Every signal this car has, now. */
export function read(car: CarState): Readings {
  const all: Readings = {
    'Vehicle.Speed': round(car.speed * 3.6, 1),
    'Vehicle.IsMoving': isMoving(car),
    'Vehicle.TraveledDistance': round(car.odometer / 1000, 3),
    'Vehicle.CurrentLocation.Latitude': round(car.place.latitude, 6),
    'Vehicle.CurrentLocation.Longitude': round(car.place.longitude, 6),
    'Vehicle.CurrentLocation.Heading': round(car.heading, 1),
    'Vehicle.CurrentLocation.HorizontalAccuracy': 5,
    'Vehicle.Powertrain.Range': Math.round(rangeOf(car)),
    'Vehicle.LowVoltageSystemState': car.power,
    'Vehicle.LowVoltageBattery.CurrentVoltage': round(car.voltage, 2),
    'Vehicle.Exterior.AirTemperature': round(car.outside, 1),
    'Vehicle.Cabin.HVAC.AmbientAirTemperature': round(car.cabin, 1),
    'Vehicle.Body.Trunk.Rear.IsOpen': car.trunk.open,
    'Vehicle.Body.Trunk.Rear.IsLocked': car.trunk.locked,
    'Vehicle.Body.Hood.IsOpen': car.hood,
    'Vehicle.Body.Lights.Hazard.IsSignaling': car.hazard,
    'Vehicle.Body.Lights.Beam.Low.IsOn': car.lamps,
    'Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted': car.belt,
    'Vehicle.Private.Alarm.IsArmed': car.armed,
    'Vehicle.Private.Key.IsInside': car.keyInside,
  }
  for (const place of doorPlaces) {
    const [isOpen, isLocked, window, seat] = doorPaths[place]
    const door = car.doors[place]
    all[isOpen] = door.open
    all[isLocked] = door.locked
    all[window] = Math.round(door.window)
    all[seat] = car.seats[place]
  }
  if (car.kind !== 'bev') {
    all['Vehicle.Powertrain.FuelSystem.RelativeLevel'] = round(fuelLevel(car), 1)
    all['Vehicle.Powertrain.FuelSystem.AbsoluteLevel'] = round(car.fuel, 2)
    all['Vehicle.Powertrain.CombustionEngine.IsRunning'] = car.engine
    all['Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature'] = round(car.coolant, 1)
  }
  if (car.kind !== 'petrol') {
    all['Vehicle.Powertrain.TractionBattery.StateOfCharge.Current'] = round(chargeLevel(car), 1)
    all['Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy'] = round(car.charge, 3)
    all['Vehicle.Powertrain.TractionBattery.Charging.IsCharging'] = car.charging > 0
    all['Vehicle.Powertrain.TractionBattery.Temperature.Average'] = round(car.pack, 1)
  }
  return all
}

const doorPaths = Object.fromEntries(
  doorPlaces.map((place) => [
    place,
    [
      doorSignal(place, 'IsOpen'),
      doorSignal(place, 'IsLocked'),
      doorSignal(place, 'Window.Position'),
      `Vehicle.Private.Seat.${place}.IsOccupied`,
    ],
  ]),
) as Record<DoorPlace, [string, string, string, string]>

/** Signals that move by themselves: they stand in every trace. The others stand there when they changed, and once a minute. */
export const restless: ReadonlySet<string> = new Set([
  'Vehicle.Speed',
  'Vehicle.IsMoving',
  'Vehicle.TraveledDistance',
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.CurrentLocation.Heading',
  'Vehicle.Powertrain.Range',
  'Vehicle.Powertrain.FuelSystem.RelativeLevel',
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current',
  'Vehicle.LowVoltageSystemState',
])

/** Changes of these a person waits for: the trace goes out at once. A window counts when it has come to rest. */
export function concern(car: CarState): string {
  let concern = `${car.power}${bit(car.hazard)}${bit(car.armed)}${bit(car.charging > 0)}${bit(car.trunk.open)}${bit(car.trunk.locked)}`
  concern += `${bit(car.hood)}${bit(car.keyInside)}${bit(isMoving(car))}${bit(car.lamps)}`
  for (const place of doorPlaces) {
    const door = car.doors[place]
    concern += `,${bit(door.open)}${bit(door.locked)}${bit(car.seats[place])}${door.window === door.windowTarget ? door.window : 'moves'}`
  }
  return concern
}

const bit = (value: boolean) => (value ? '1' : '0')
