/** The signals Tsunagu reads, with VSS 6 names, types and units. Driver's side is the right in Japan. */
export type SignalKind = 'boolean' | 'number' | 'string'
export interface Signal {
  kind: SignalKind
  unit?: string
  about: string
  overlay?: true
}

const doors = ['Row1.DriverSide', 'Row1.PassengerSide', 'Row2.DriverSide', 'Row2.PassengerSide'] as const
export const doorPlaces = doors
export type DoorPlace = (typeof doors)[number]

export const doorSignal = (place: DoorPlace, what: 'IsOpen' | 'IsLocked' | 'Window.Position') =>
  `Vehicle.Cabin.Door.${place}.${what}` as const

const ofDoors = Object.fromEntries(
  doors.flatMap((place) => [
    [doorSignal(place, 'IsOpen'), { kind: 'boolean', about: 'door is open' }],
    [doorSignal(place, 'IsLocked'), { kind: 'boolean', about: 'door is locked' }],
    [doorSignal(place, 'Window.Position'), { kind: 'number', unit: '%', about: '0 = closed, 100 = fully open' }],
  ]),
) as Record<string, Signal>

export const signals: Record<string, Signal> = {
  ...ofDoors,
  'Vehicle.Body.Trunk.Rear.IsOpen': { kind: 'boolean', about: 'boot is open' },
  'Vehicle.Body.Trunk.Rear.IsLocked': { kind: 'boolean', about: 'boot is locked' },
  'Vehicle.Body.Hood.IsOpen': { kind: 'boolean', about: 'bonnet is open' },
  'Vehicle.Body.Lights.Hazard.IsSignaling': { kind: 'boolean', about: 'hazard lamps flash' },
  'Vehicle.Body.Lights.Beam.Low.IsOn': { kind: 'boolean', about: 'head lamps on' },
  'Vehicle.Speed': { kind: 'number', unit: 'km/h', about: 'speed' },
  'Vehicle.IsMoving': { kind: 'boolean', about: 'the car moves' },
  'Vehicle.TraveledDistance': { kind: 'number', unit: 'km', about: 'odometer' },
  'Vehicle.LowVoltageSystemState': { kind: 'string', about: 'OFF, ACC, ON or START' },
  'Vehicle.LowVoltageBattery.CurrentVoltage': { kind: 'number', unit: 'V', about: 'auxiliary battery' },
  'Vehicle.CurrentLocation.Latitude': { kind: 'number', unit: 'degrees', about: 'WGS 84' },
  'Vehicle.CurrentLocation.Longitude': { kind: 'number', unit: 'degrees', about: 'WGS 84' },
  'Vehicle.CurrentLocation.Heading': { kind: 'number', unit: 'degrees', about: '0 = north' },
  'Vehicle.CurrentLocation.HorizontalAccuracy': { kind: 'number', unit: 'm', about: 'radius' },
  'Vehicle.Powertrain.Range': { kind: 'number', unit: 'm', about: 'distance to empty, all energy together' },
  'Vehicle.Powertrain.FuelSystem.RelativeLevel': { kind: 'number', unit: '%', about: 'fuel in the tank' },
  'Vehicle.Powertrain.FuelSystem.AbsoluteLevel': { kind: 'number', unit: 'l', about: 'fuel in the tank' },
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current': { kind: 'number', unit: '%', about: 'charge of the traction battery' },
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.CurrentEnergy': {
    kind: 'number',
    unit: 'kWh',
    about: 'energy in the traction battery',
  },
  'Vehicle.Powertrain.TractionBattery.Charging.IsCharging': { kind: 'boolean', about: 'charging now' },
  'Vehicle.Powertrain.CombustionEngine.IsRunning': { kind: 'boolean', about: 'engine runs' },
  'Vehicle.Powertrain.CombustionEngine.EngineCoolant.Temperature': { kind: 'number', unit: 'Celsius', about: 'coolant' },
  'Vehicle.Powertrain.TractionBattery.Temperature.Average': { kind: 'number', unit: 'Celsius', about: 'traction battery' },
  'Vehicle.Exterior.AirTemperature': { kind: 'number', unit: 'Celsius', about: 'outside' },
  'Vehicle.Cabin.HVAC.AmbientAirTemperature': { kind: 'number', unit: 'Celsius', about: 'inside' },
  'Vehicle.Private.Seat.Row1.DriverSide.IsOccupied': { kind: 'boolean', about: 'somebody sits there', overlay: true },
  'Vehicle.Private.Seat.Row1.PassengerSide.IsOccupied': { kind: 'boolean', about: 'somebody sits there', overlay: true },
  'Vehicle.Private.Seat.Row2.DriverSide.IsOccupied': { kind: 'boolean', about: 'somebody sits there', overlay: true },
  'Vehicle.Private.Seat.Row2.PassengerSide.IsOccupied': { kind: 'boolean', about: 'somebody sits there', overlay: true },
  'Vehicle.Cabin.Seat.Row1.DriverSide.IsBelted': { kind: 'boolean', about: 'belt fastened' },
  'Vehicle.Private.Alarm.IsArmed': { kind: 'boolean', about: 'auto alarm is set', overlay: true },
  'Vehicle.Private.Key.IsInside': { kind: 'boolean', about: 'an electronic key is in the cabin', overlay: true },
}
