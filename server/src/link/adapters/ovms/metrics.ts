/** OVMS v3 metrics (`metrics_standard.h`) as COVESA VSS signals. Pure. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import { type DoorPlace, doorSignal } from '@tsunagu/contract/signals.ts'
import { tyrePressures } from '../device-signals.ts'
import { type OvmsUnit, readFlag, readNumber } from './units.ts'

/** A signal and its value; null: the car does not say. */
type Reading = [path: string, value: SignalValue | null]

interface Mapping {
  read(text: string): Reading[] | undefined
  /** Where it stands in the car's state when the module takes the value back. */
  paths: readonly string[]
  /** A person cares at once. */
  urgent: boolean
}

const flag = (path: string, urgent = false): Mapping => ({
  paths: [path],
  urgent,
  read(text) {
    const value = readFlag(text)
    return value === undefined ? undefined : [[path, value]]
  },
})

const number = (path: string, unit: OvmsUnit, least: number, most: number): Mapping => ({
  paths: [path],
  urgent: false,
  read(text) {
    const value = readNumber(text, unit)
    return value === undefined || value < least || value > most ? undefined : [[path, value]]
  },
})

const word = (path: string, values: Record<string, SignalValue>, urgent = false): Mapping => ({
  paths: [path],
  urgent,
  read(text) {
    const said = text.trim().toLowerCase()
    return Object.hasOwn(values, said) ? [[path, values[said] as SignalValue]] : undefined
  },
})

const tyrePressure: Mapping = {
  paths: tyrePressures,
  urgent: false,
  read(text) {
    // a unit stands once, behind the last
    const unit = /[^\d\s.,+-]*\s*$/.exec(text)?.[0] ?? ''
    const values = text
      .slice(0, text.length - unit.length)
      .split(',')
      .map((one) => readNumber(one + unit, 'kPa'))
    if (values.length > tyrePressures.length || values.some((value) => value === undefined || value < 0 || value > 2000)) return undefined
    return values.map((value, index) => [tyrePressures[index] as string, value as number])
  },
}

/** The driver sits on the right in Japan: `fr` is the driver's door. */
const doorMetrics: Readonly<Record<string, DoorPlace>> = {
  'v.d.fr': 'Row1.DriverSide',
  'v.d.fl': 'Row1.PassengerSide',
  'v.d.rr': 'Row2.DriverSide',
  'v.d.rl': 'Row2.PassengerSide',
}

const mappings: Readonly<Record<string, Mapping>> = {
  'v.p.latitude': number('Vehicle.CurrentLocation.Latitude', 'degrees', -90, 90),
  'v.p.longitude': number('Vehicle.CurrentLocation.Longitude', 'degrees', -180, 180),
  'v.p.altitude': number('Vehicle.CurrentLocation.Altitude', 'm', -1000, 20_000),
  'v.p.direction': number('Vehicle.CurrentLocation.Heading', 'degrees', 0, 360),
  'v.p.speed': number('Vehicle.Speed', 'km/h', 0, 500),
  'v.p.odometer': number('Vehicle.TraveledDistance', 'km', 0, 10_000_000),
  'v.b.soc': number('Vehicle.Powertrain.TractionBattery.StateOfCharge.Current', '%', 0, 100),
  // VSS says metres here, OVMS kilometres
  'v.b.range.est': number('Vehicle.Powertrain.Range', 'km as m', 0, 5_000_000),
  'v.b.temp': number('Vehicle.Powertrain.TractionBattery.Temperature.Average', 'Celsius', -80, 200),
  'v.b.12v.voltage': number('Vehicle.LowVoltageBattery.CurrentVoltage', 'V', 0, 60),
  'v.c.charging': flag('Vehicle.Powertrain.TractionBattery.Charging.IsCharging', true),
  'v.c.state': word(
    'Vehicle.Powertrain.TractionBattery.Charging.IsCharging',
    { charging: true, topoff: true, heating: true, prepare: true, done: false, stopped: false, timerwait: false },
    true,
  ),
  'v.e.on': word('Vehicle.LowVoltageSystemState', { yes: 'ON', no: 'OFF' }, true),
  'v.e.alarm': flag('Vehicle.Private.Alarm.IsSounding', true),
  'v.e.hvac': flag('Vehicle.Cabin.HVAC.IsAirConditioningActive', true),
  'v.e.cabintemp': number('Vehicle.Cabin.HVAC.AmbientAirTemperature', 'Celsius', -80, 150),
  'v.e.temp': number('Vehicle.Exterior.AirTemperature', 'Celsius', -80, 100),
  'v.e.headlights': flag('Vehicle.Body.Lights.Beam.Low.IsOn'),
  'v.d.hood': flag('Vehicle.Body.Hood.IsOpen', true),
  'v.d.trunk': flag('Vehicle.Body.Trunk.Rear.IsOpen', true),
  'v.t.pressure': tyrePressure,
  ...Object.fromEntries(Object.entries(doorMetrics).map(([metric, place]) => [metric, flag(doorSignal(place, 'IsOpen'), true)])),
}

/** Everything a module may say, as signals. */
export const ovmsSignals = (): string[] => Object.values(mappings).flatMap(({ paths }) => paths)

const mapped = (metric: string) => (Object.hasOwn(mappings, metric) ? mappings[metric] : undefined)

interface Read {
  readings: Reading[]
  urgent: boolean
}

/** What one module has said so far; some metrics mean something only beside others. */
export class Metrics {
  readonly #doors = new Set<DoorPlace>()
  #locked: boolean | undefined
  #gpsLock = true
  #saysCharging = false

  /** undefined: not of ours. `bad`: of ours, and not readable. An empty text takes a value back. */
  read(metric: string, text: string): Read | 'bad' | undefined {
    if (metric === 'v.p.gpslock') {
      this.#gpsLock = readFlag(text) ?? this.#gpsLock
      return { readings: [], urgent: false }
    }
    if (metric === 'v.e.locked') return this.#readLocked(text)
    const mapping = mapped(metric)
    if (!mapping) return undefined
    if (metric === 'v.c.charging') this.#saysCharging = text.trim() !== ''
    // words of the vehicle module; empty while the cable is out, which takes nothing back
    if (metric === 'v.c.state' && (this.#saysCharging || mapping.read(text) === undefined)) return { readings: [], urgent: false }
    if (text.trim() === '') return { readings: mapping.paths.map((path) => [path, null]), urgent: false }
    const readings = mapping.read(text)
    if (!readings) return 'bad'
    // without satellites the module repeats the last place, or 0, 0
    if (metric.startsWith('v.p.l') && (!this.#gpsLock || readings[0]?.[1] === 0)) return { readings: [], urgent: false }
    const place = doorMetrics[metric]
    return { readings: place ? [...readings, ...this.#doorKnown(place)] : readings, urgent: mapping.urgent }
  }

  /** OVMS knows one lock for the whole car: it is said of the doors the module has named, of the driver's in any case. */
  #readLocked(text: string): Read | 'bad' {
    const locked = text.trim() === '' ? null : readFlag(text)
    if (locked === undefined) return 'bad'
    this.#locked = locked ?? undefined
    const places = new Set<DoorPlace>(['Row1.DriverSide', ...this.#doors])
    return { readings: [...places].map((place) => [doorSignal(place, 'IsLocked'), locked]), urgent: locked !== null }
  }

  #doorKnown(place: DoorPlace): Reading[] {
    const isNew = !this.#doors.has(place)
    this.#doors.add(place)
    return isNew && this.#locked !== undefined ? [[doorSignal(place, 'IsLocked'), this.#locked]] : []
  }
}
