/**
 * A year of drives as an owner reads it: one car-year as trips, and one day as its tracks, through HTTP with a session. Each car has
 * driven an hour a day: two trips of half an hour, a point a second. The cars of the people who read stand among many others. Beside
 * it a day's samples as they came, from the database and from the archive.
 */
import { cutTrips } from '@tsunagu/server/drives/index.ts'
import { packTrack } from '@tsunagu/server/drives/track.ts'
import pg from 'pg'
import { pastDrives } from '../../simulator/src/past-drives.ts'
import { startBenchCentre } from './centre.ts'
import { cpuSeconds, machine, spread } from './figures.ts'
import { bench } from './options.ts'

const owners = 20
const reads = 400
const days = 365
const fleet = 10_000

export const historyBench = bench(
  'a car-year read as trips and a day as tracks, among many cars',
  { cars: { default: 200, says: 'cars with a year of drives' } },
  benchHistory,
)

async function benchHistory(asked: { cars: number }): Promise<object> {
  const cars = Math.max(owners, asked.cars)
  console.error(`starting the centre with ${owners} owners …`)
  const centre = await startBenchCentre(owners, false)
  const client = new pg.Client({ connectionString: centre.databaseUrl })
  try {
    await client.connect()
    console.error(`${cars} cars × ${days} days × 2 trips …`)
    const seeding = performance.now()
    const owned = centre.owners.map(({ vehicleId }) => vehicleId)
    const vehicles = [...owned, ...Array.from({ length: cars - owned.length }, () => crypto.randomUUID())]
    const points = await seed(client, vehicles)
    const seconds = Math.round((performance.now() - seeding) / 1000)
    const { rows } = await client.query<{ bytes: string; trips: string }>(
      `select pg_total_relation_size('drives.trips') as bytes, (select count(*) from drives.trips) as trips`,
    )
    const today = dayOf(Date.now())
    const from = dayOf(Date.now() - days * dayMs)
    const get = async (path: (vehicleId: string) => string) => {
      const { vehicleId, cookie } = pick(centre.owners)
      const began = performance.now()
      const answer = await fetch(centre.origin + path(vehicleId), { headers: { cookie } })
      const bytes = (await answer.arrayBuffer()).byteLength
      if (!answer.ok) throw new Error(`${answer.status}`)
      return { ms: performance.now() - began, bytes }
    }
    const year = () => get((id) => `/api/vehicles/${id}/trips?from=${from}&until=${today}`)
    const day = () => get((id) => `/api/vehicles/${id}/drives/days/${dayOf(Date.now() - Math.ceil(Math.random() * (days - 1)) * dayMs)}`)
    const [first, firstDay] = [await year(), await day()]
    const before = process.cpuUsage()
    const centreBefore = await centre.cpu()
    console.error(`${reads} reads of a year, ${reads} of a day …`)
    const years = await several(year)
    const centreYears = (await centre.cpu()) - centreBefore
    const dayReads = await several(day)
    const centreDays = (await centre.cpu()) - centreBefore - centreYears
    console.error(`${cars} cars × 2 days × 3,600 samples, one of them archived; ${reads} reads of each …`)
    const samples = await centre.samples(vehicles, reads)
    return {
      bench: 'history',
      machine: machine(),
      unit: 'ms',
      cars,
      fractionOf10000Cars: cars / fleet,
      trips: Number(rows[0]?.trips),
      pointsPerTrip: points,
      database: `${Math.round(Number(rows[0]?.bytes) / 1e6)} MB in drives.trips`,
      seededInSeconds: seconds,
      year: { ...spread(years.map(({ ms }) => ms)), first: Math.round(first.ms), kB: Math.round(first.bytes / 1000), goal: 'p99 < 200' },
      day: {
        ...spread(dayReads.map(({ ms }) => ms)),
        first: Math.round(firstDay.ms),
        kB: Math.round(firstDay.bytes / 1000),
        goal: 'p99 < 50',
      },
      samplesOfADay: {
        about: 'one hour, a sample of 12 signals a second, through the history query without HTTP',
        fromRows: spread(samples.rows),
        fromArchive: spread(samples.archived),
      },
      cost: {
        readsOfEach: reads,
        generatorCpuSeconds: cpuSeconds(before),
        centreCpuMsPerYear: Math.round((centreYears * 10_000) / reads) / 10,
        centreCpuMsPerDay: Math.round((centreDays * 10_000) / reads) / 10,
      },
    }
  } finally {
    await client.end()
    await centre.stop()
  }
}

const dayMs = 86_400_000
const dayOf = (moment: number) => new Date(moment + 9 * 3600_000).toISOString().slice(0, 10)
const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T

async function several<T>(read: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let number = 0; number < reads; number++) all.push(await read())
  return all
}

/** Drives of the simulator's model, half an hour each, repeated over the year and the cars. Gives the points of one. */
async function seed(client: pg.Client, vehicles: readonly string[]): Promise<number> {
  const shapes = cutTrips(
    pastDrives({
      kind: 'petrol',
      seed: 5,
      route: 'tokyo-palace',
      drives: Array.from({ length: 8 }, (_, i) => ({ startedAt: i * 3 * 3600_000, times: 3, driver: 'ordinary' as const })),
    }),
    dayMs * 30,
  ).trips
  await client.query('create temp table shapes (number integer, distance double precision, points integer, hard jsonb, track bytea)')
  let middle = 0
  for (const [number, shape] of shapes.entries()) {
    const points = shape.points.filter(({ at }) => at < shape.startedAt + 1800_000)
    middle = points.length
    const hard = JSON.stringify((shape.hard ?? []).map(({ at, acceleration }) => [at - shape.startedAt, acceleration]))
    await client.query('insert into shapes values ($1, $2, $3, $4, $5)', [
      number,
      shape.distance,
      points.length,
      hard,
      packTrack(points, shape.startedAt),
    ])
  }
  await client.query(`update vehicles.holdings set since = now() - interval '400 days'`)
  for (const vehicleId of vehicles)
    await client.query(
      `insert into drives.trips (vehicle_id, id, started_at, ended_at, from_latitude, from_longitude, to_latitude, to_longitude, distance,
        distance_by, moving_seconds, idle_seconds, long_idle_seconds, night_seconds, top_speed, starts, hasty_starts, hard, unrested_end,
        unrested_longest, fuel, fuel_percent, energy, energy_percent, points, track)
      select $1, gen_random_uuid(), began, began + interval '30 minutes', 35.67772, 139.75271, 35.67772, 139.75271, s.distance, 'odometer',
        1500, 240, 90, 0, 51, 20, 2, s.hard, 1800, 1800, 1.2, 2, null, null, s.points, s.track
      from generate_series(1, $2::int) as day, (values (interval '8 hours'), (interval '18 hours 30 minutes')) as way(at),
        
        lateral (select date_trunc('day', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo' - day * interval '1 day' + at as began) b,
        shapes s where s.number = (day * 2 + extract(hour from at)::int) % ${shapes.length}`,
      [vehicleId, days],
    )
  await client.query('analyze drives.trips')
  await client.query('drop table shapes')
  return middle
}
