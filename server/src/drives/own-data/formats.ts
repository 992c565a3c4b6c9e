/** Drives as files: CSV (RFC 4180), JSON, GPX 1.1. Each is a head, a part a trip, and an end. Pure. */
import type { ExportFormat, Trip } from '@tsunagu/contract/drives.ts'
import type { Point } from '../cutting/rules.ts'
import type { TrackedRow } from '../queries.ts'
import { pointsOf, shownTrip } from '../reading/show.ts'

interface FileFormat {
  type: string
  head: string
  /** `first`: nothing stands before it but the head. */
  trip(row: TrackedRow, first: boolean): string
  end: string
}

interface Named {
  /** The car as its owner calls it. */
  name: string
  madeAt: Date
}

/** Many trips: a row, an object or a track each. */
export function tripsAs(format: ExportFormat, named: Named): FileFormat {
  return format === 'csv' ? csvOfTrips : format === 'json' ? json(named) : gpx(named)
}

/** One trip: CSV has a row a point. */
export function tripAs(format: ExportFormat, named: Named): FileFormat {
  return format === 'csv' ? csvOfPoints : tripsAs(format, named)
}

const csv = 'text/csv; charset=utf-8'
const line = (cells: readonly (string | number | null)[]) => `${cells.map((cell) => cell ?? '').join(',')}\r\n`
/** Excel takes a file for UTF-8 by this mark. */
const mark = '\uFEFF'

const tripColumns: readonly [string, (trip: Trip) => string | number | null][] = [
  ['started_at', (trip) => trip.startedAt],
  ['ended_at', (trip) => trip.endedAt],
  ['seconds', (trip) => trip.seconds],
  ['moving_seconds', (trip) => trip.movingSeconds],
  ['idle_seconds', (trip) => trip.idleSeconds],
  ['distance_m', (trip) => trip.distance],
  ['distance_by', (trip) => trip.distanceBy],
  ['average_kmh', (trip) => trip.averageSpeed],
  ['top_kmh', (trip) => trip.topSpeed],
  ['from_latitude', (trip) => trip.from?.latitude ?? null],
  ['from_longitude', (trip) => trip.from?.longitude ?? null],
  ['to_latitude', (trip) => trip.to?.latitude ?? null],
  ['to_longitude', (trip) => trip.to?.longitude ?? null],
  ['fuel_l', (trip) => trip.consumption.fuel],
  ['energy_kwh', (trip) => trip.consumption.energy],
  ['fuel_percent', (trip) => trip.consumption.fuelPercent],
  ['energy_percent', (trip) => trip.consumption.energyPercent],
  ['eco', (trip) => trip.eco],
  ['safety', (trip) => trip.safety],
]

const csvOfTrips: FileFormat = {
  type: csv,
  head: mark + line(tripColumns.map(([name]) => name)),
  trip(row) {
    const trip = shownTrip(row)
    return line(tripColumns.map(([, cell]) => cell(trip)))
  },
  end: '',
}

const csvOfPoints: FileFormat = {
  type: csv,
  head: mark + line(['time', 'latitude', 'longitude', 'speed_kmh']),
  trip: (row) =>
    pointsOf(row)
      .map(({ at, place, speed }) => line([new Date(at).toISOString(), place?.latitude ?? null, place?.longitude ?? null, speed]))
      .join(''),
  end: '',
}

const json = ({ name, madeAt }: Named): FileFormat => ({
  type: 'application/json; charset=utf-8',
  head: `{"vehicle":${JSON.stringify(name)},"madeAt":${JSON.stringify(madeAt.toISOString())},"trips":[`,
  trip(row, first) {
    const { id: _, ...trip } = shownTrip(row)
    const track = pointsOf(row).map(({ at, place, speed }) => ({ time: new Date(at).toISOString(), ...(place ?? {}), speed }))
    const hard = (row.hard ?? []).map(([ms, acceleration]) => ({
      time: new Date(row.started_at.getTime() + ms).toISOString(),
      acceleration,
    }))
    return `${first ? '' : ','}\n${JSON.stringify({ ...trip, hard, track })}`
  },
  end: '\n]}\n',
})

const gpx = ({ name, madeAt }: Named): FileFormat => ({
  type: 'application/gpx+xml; charset=utf-8',
  head: `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Tsunagu" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
<metadata><name>${escaped(name)}</name><time>${madeAt.toISOString()}</time></metadata>
`,
  trip: (row) => `<trk><name>${row.started_at.toISOString()}</name>${segments(pointsOf(row)).map(segment).join('')}</trk>\n`,
  end: '</gpx>\n',
})

/** Where the car named no place, or nothing for a minute, a segment ends: no line through what nobody measured. */
function segments(points: readonly Point[]): Point[][] {
  const whole: Point[][] = []
  let before: Point | undefined
  for (const point of points) {
    if (point.place && before?.place && point.at - before.at <= 60_000) whole.at(-1)?.push(point)
    else if (point.place) whole.push([point])
    before = point
  }
  return whole
}

const segment = (points: readonly Point[]) => `<trkseg>\n${points.map(trackPoint).join('')}</trkseg>`

/** GPX itself has no speed; the extension's is in m/s. */
function trackPoint({ at, place, speed }: Point): string {
  const said =
    speed === null
      ? ''
      : `<extensions><gpxtpx:TrackPointExtension><gpxtpx:speed>${(speed / 3.6).toFixed(2)}</gpxtpx:speed></gpxtpx:TrackPointExtension></extensions>`
  // its longitudes end before 180
  const longitude = place?.longitude === 180 ? -180 : place?.longitude
  return `<trkpt lat="${place?.latitude.toFixed(6)}" lon="${longitude?.toFixed(6)}"><time>${new Date(at).toISOString()}</time>${said}</trkpt>\n`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Also drops what XML 1.0 has no place for. */
const escaped = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? '')
