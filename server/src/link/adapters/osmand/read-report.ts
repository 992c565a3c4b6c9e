/** What a tracker reports by the OsmAnd protocol, as a query or form or as the JSON of Traccar Client 9 and later. Pure. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import * as z from 'zod'

export interface Report {
  id: string
  /** ms since 1970, the tracker's clock; undefined: it named none. */
  at: number | undefined
  readings: [path: string, value: SignalValue][]
  /** `sos`, `accident`, `tow` … */
  alarm: string | undefined
}

const knots = 1.852
const metresPerSecond = 3.6

/** Fields of a query or a form. undefined: not readable. */
export function readFields(fields: Readonly<Record<string, unknown>>): Report | undefined {
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = fields[name]
      const first = Array.isArray(value) ? value[0] : value
      if (typeof first === 'string' && first !== '') return first
    }
    return undefined
  }
  const id = text('id', 'deviceid')
  const stamp = text('timestamp')
  const at = stamp === undefined ? undefined : readTime(stamp)
  if (id === undefined || (stamp !== undefined && at === undefined)) return undefined
  const [latitude, longitude] = text('location')?.split(',') ?? [text('lat'), text('lon')]
  const readings = readingsOf({
    place: text('valid') === 'false' || text('valid') === '0' ? undefined : { latitude: read(latitude), longitude: read(longitude) },
    speed: scaled(known(read(text('speed'))), knots),
    heading: known(read(text('bearing', 'heading'))),
    altitude: read(text('altitude')),
    accuracy: known(read(text('accuracy'))),
    battery: known(read(text('batt'))),
    charging: flag(text('charge')),
    moving: flag(text('motion')),
    ignition: flag(text('ignition')),
  })
  return readings && { id, at, readings, alarm: text('alarm') }
}

const json = z.object({
  device_id: z.string().min(1),
  location: z.object({
    timestamp: z.union([z.string(), z.number()]).optional(),
    coords: z
      .object({
        latitude: z.number(),
        longitude: z.number(),
        speed: z.number().nullish(),
        heading: z.number().nullish(),
        accuracy: z.number().nullish(),
        altitude: z.number().nullish(),
      })
      .optional(),
    is_moving: z.boolean().nullish(),
    mock: z.boolean().nullish(),
    battery: z.object({ level: z.number().nullish(), is_charging: z.boolean().nullish() }).nullish(),
    alarm: z.string().nullish(),
  }),
})

export function readJson(body: unknown): Report | undefined {
  const said = json.safeParse(body)
  if (!said.success) return undefined
  const { device_id: id, location } = said.data
  const { coords, battery } = location
  const at = location.timestamp === undefined ? undefined : readTime(String(location.timestamp))
  if (location.timestamp !== undefined && at === undefined) return undefined
  const level = known(battery?.level)
  const readings = readingsOf({
    // a place that somebody made up is none
    place: coords && location.mock !== true ? coords : undefined,
    speed: scaled(known(coords?.speed), metresPerSecond),
    heading: known(coords?.heading),
    altitude: coords?.altitude ?? undefined,
    accuracy: known(coords?.accuracy),
    battery: level === undefined ? undefined : level * 100,
    charging: battery?.is_charging ?? undefined,
    moving: location.is_moving ?? undefined,
    ignition: undefined,
  })
  return readings && { id, at, readings, alarm: location.alarm || undefined }
}

/** Below zero: the phone does not know. A report that is refused comes again and again, and those behind it wait. */
const known = (value: number | null | undefined) => (value === null || value === undefined || value < 0 ? undefined : value)

interface Parts {
  place: { latitude: number | undefined; longitude: number | undefined } | undefined
  /** km/h */
  speed: number | undefined
  heading: number | undefined
  altitude: number | undefined
  accuracy: number | undefined
  /** The tracker's own, %. */
  battery: number | undefined
  charging: boolean | undefined
  moving: boolean | undefined
  ignition: boolean | undefined
}

/** undefined: a number that can be none, or half a place. */
function readingsOf(parts: Parts): Report['readings'] | undefined {
  const { place } = parts
  if ((place?.latitude === undefined) !== (place?.longitude === undefined)) return undefined
  const ranges: [string, number | undefined, number, number][] = [
    ['Vehicle.CurrentLocation.Latitude', place?.latitude, -90, 90],
    ['Vehicle.CurrentLocation.Longitude', place?.longitude, -180, 180],
    ['Vehicle.CurrentLocation.Heading', parts.heading, 0, 360],
    ['Vehicle.CurrentLocation.Altitude', parts.altitude, -1000, 20_000],
    ['Vehicle.CurrentLocation.HorizontalAccuracy', parts.accuracy, 0, 1_000_000],
    ['Vehicle.Speed', parts.speed, 0, 1000],
    ['Vehicle.Private.Tracker.BatteryLevel', parts.battery, 0, 100],
  ]
  const numbers: Report['readings'] = []
  for (const [path, value, least, most] of ranges) {
    if (value === undefined) continue
    if (!(value >= least && value <= most)) return undefined
    numbers.push([path, value])
  }
  const flags: [string, SignalValue | undefined][] = [
    ['Vehicle.IsMoving', parts.moving],
    ['Vehicle.LowVoltageSystemState', parts.ignition === undefined ? undefined : parts.ignition ? 'ON' : 'OFF'],
    ['Vehicle.Private.Tracker.IsCharging', parts.charging],
  ]
  return [...numbers, ...flags.flatMap(([path, value]): Report['readings'] => (value === undefined ? [] : [[path, value]]))]
}

/** What is there and no number is NaN: outside of every range. */
const read = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN

const scaled = (value: number | undefined, factor: number) => (value === undefined ? undefined : Number((value * factor).toPrecision(12)))

const flag = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : ({ true: true, '1': true, false: false, '0': false } as Record<string, boolean>)[text.toLowerCase()]

/** Numbers below this are seconds: it is the year 1970 in one reading and 5138 in the other. */
const secondsBelow = 100_000_000_000

/** Seconds, milliseconds, ISO 8601, or `yyyy-MM-dd HH:mm:ss` in UTC. */
export function readTime(text: string): number | undefined {
  if (/^\d{1,16}(\.\d{1,6})?$/.test(text)) {
    const number = Number(text)
    return Math.round(number < secondsBelow ? number * 1000 : number)
  }
  const plain = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  const iso = plain ? `${plain[1]}T${plain[2]}Z` : /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? text : ''
  const time = Date.parse(iso)
  return Number.isNaN(time) ? undefined : time
}
