import { reauthenticate } from '@tsunagu/contract/accounts.ts'
import {
  deleteTrips,
  exportTrip,
  exportTrips,
  listCars,
  listTrips,
  readDay,
  readDiagnosis,
  readKeeping,
  readLog,
  readTrip,
  setRecording,
} from '@tsunagu/contract/drives.ts'
import { renameVehicle } from '@tsunagu/contract/vehicles.ts'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCar } from '../../test/cars.ts'
import { driven } from '../../test/driven.ts'
import { type Person, startServer, type TestServer } from '../../test/start-server.ts'
import { readHistory } from '../link/index.ts'
import { moveVehicle } from '../vehicles/index.ts'
import { cutCar } from './cutting/cut-car.ts'
import { dayOf, monthOf } from './days.ts'
import type { TripEnded } from './events.ts'

let server: TestServer
let hanako: Person
let stranger: Person
/** Hanako's car, held since ten days ago. */
let car: string
beforeAll(async () => {
  server = await startServer()
  hanako = await server.owner()
  stranger = await server.owner()
  car = await addCar(server, { owner: hanako.accountId })
  server.clock.advance(10 * day)
})
afterAll(() => server?.stop())

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = () => server.clock.now()
const ago = (ms: number) => new Date(Math.floor(now().getTime() / 1000) * 1000 - ms)
const all = { from: '2020-01-01', until: '2020-01-01' }
const lately = () => ({ from: dayOf(ago(60 * day)), until: dayOf(now()) })

const switchedOff = async (vehicleId: string) => {
  await server.tell({ type: 'link.car-switched-off', vehicleId } as never)
  await server.settle()
}
const tripsOf = async (person: Person, vehicleId: string) =>
  (await person.call(listTrips, { params: { vehicleId }, query: lately() })).trips
/** A car that has just been driven; gives its owner's trips. */
async function drivenCar(owner: Person, ways: Parameters<typeof driven>[2][]): Promise<string> {
  const vehicleId = await addCar(server, { owner: owner.accountId })
  // held since before the drives
  await server.running.centre.database.pool.query('update vehicles.holdings set since = $2 where vehicle_id = $1', [
    vehicleId,
    ago(20 * day),
  ])
  for (const way of ways) await driven(server, vehicleId, way)
  await switchedOff(vehicleId)
  return vehicleId
}
const fresh = (person: Person) => person.call(reauthenticate, { body: { password: person.password } })
const file = async (person: Person, url: string) => server.app.inject({ method: 'GET', url, headers: { cookie: person.cookie } })

describe('a drive becomes a trip', () => {
  it('APP-12 マイカーログ: distance, time and economy of a drive are in the log when the car is switched off', async () => {
    await driven(server, car, { from: ago(2 * hour) })
    await switchedOff(car)
    const [trip, ...others] = await tripsOf(hanako, car)
    expect(others).toEqual([])
    expect(trip).toMatchObject({ distance: 6000, distanceBy: 'odometer', seconds: 601, topSpeed: 36, averageSpeed: 35.9 })
    expect(trip?.consumption).toMatchObject({ fuel: 0.5, kmPerLitre: 12 })
    expect(trip?.from).toEqual({ latitude: 35.67772, longitude: 139.75271 })
    const month = monthOf(ago(2 * hour))
    const log = await hanako.call(readLog, { params: { vehicleId: car, month } })
    expect(log).toMatchObject({ month, total: { trips: 1, distance: 6000, seconds: 601 }, first: month, last: month })
    expect(log.days).toEqual([{ day: trip?.day, ...log.total }])
    expect(log.total.consumption.kmPerLitre).toBe(12)
  })

  it('once, however often the word OFF is told and the night looks again', async () => {
    const before = await tripsOf(hanako, car)
    await switchedOff(car)
    server.clock.advance(15 * minute)
    await server.settle()
    expect(await tripsOf(hanako, car)).toEqual(before)
  })

  it('APP-12 ドライブ診断: scores of a trip and of the month, with each reason', async () => {
    const [{ id } = { id: '' }] = await tripsOf(hanako, car)
    const trip = await hanako.call(readTrip, { params: { vehicleId: car, tripId: id } })
    expect(trip.track.t).toHaveLength(602)
    expect(trip.track.latitude[0]).toBe(35.67772)
    expect(trip.evaluation.safety.score).toBe(trip.safety)
    expect(trip.evaluation.safety.factors.map((one) => one.id)).toEqual(['braking', 'acceleration', 'rest', 'night'])
    expect(trip).toMatchObject({ hard: [], before: null, after: null })
    const { eco, safety, total, before } = await hanako.call(readDiagnosis, { params: { vehicleId: car, month: monthOf(ago(2 * hour)) } })
    expect(eco.score).toBe(trip.eco)
    expect(safety.score).toBe(trip.safety)
    expect(total.trips).toBe(1)
    // Hanako has held the car for ten days: whether she held it in the month before depends on today
    if (before) expect(before).toMatchObject({ total: { trips: 0 }, eco: { score: null } })
  })

  it('a stop of two minutes makes one trip of two, under the same id', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(hour) }])
    const [first] = await tripsOf(hanako, vehicleId)
    await driven(server, vehicleId, { from: new Date(ago(hour).getTime() + 12 * minute), minutes: 5 })
    await switchedOff(vehicleId)
    const trips = await tripsOf(hanako, vehicleId)
    expect(trips.map(({ id }) => id)).toEqual([first?.id])
    expect(trips[0]?.seconds).toBeGreaterThan(17 * 60)
  })

  it('what comes late is found, and a car that never says OFF, by the nightly look', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(3 * hour) }])
    await driven(server, vehicleId, { from: ago(20 * hour), received: now() })
    await driven(server, vehicleId, { from: ago(2 * hour), off: false, received: now() })
    await server.running.centre.database.pool.query(
      'insert into link.latest (vehicle_id, received_at) values ($1, $2) on conflict (vehicle_id) do update set received_at = $2',
      [vehicleId, now()],
    )
    await server.work((work) => work.later({ name: 'drives.cut-late', payload: {} }))
    await server.settle()
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(3)
  })

  it('the drive itself may come after the word OFF: ten minutes later it is looked for', async () => {
    const vehicleId = await drivenCar(hanako, [])
    expect(await tripsOf(hanako, vehicleId)).toEqual([])
    await driven(server, vehicleId, { from: ago(hour), received: now() })
    server.clock.advance(11 * minute)
    await server.settle()
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(1)
  })

  it('tells that a trip has ended, once for each time it grew', async () => {
    const told: string[] = []
    const vehicleId = await addCar(server, { owner: hanako.accountId })
    await server.running.centre.database.pool.query('update vehicles.holdings set since = $2 where vehicle_id = $1', [
      vehicleId,
      ago(20 * day),
    ])
    await driven(server, vehicleId, { from: ago(hour) })
    const cut = () =>
      server.work((work) => cutCar({ ...work, tell: async (event) => void told.push((event as TripEnded).tripId) }, vehicleId))
    expect([await cut(), await cut()]).toEqual([1, 0])
    await driven(server, vehicleId, { from: new Date(ago(hour).getTime() + 12 * minute), minutes: 5 })
    expect(await cut()).toBe(1)
    expect(told).toHaveLength(2)
    expect(told[1]).toBe(told[0])
  })

  it('a car without a contract has no log (GLK-32)', async () => {
    const vehicleId = await addCar(server, { owner: hanako.accountId, contract: false })
    await driven(server, vehicleId, { from: ago(-minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    expect(await tripsOf(hanako, vehicleId)).toEqual([])
  })

  it('a day shows its trips with their tracks', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(9 * day) }, { from: ago(9 * day - hour) }])
    const day1 = dayOf(ago(9 * day))
    const { trips } = await hanako.call(readDay, { params: { vehicleId, day: day1 } })
    expect(trips.length).toBeGreaterThan(0)
    for (const trip of trips) expect(trip.track.t).toHaveLength(602)
    expect((await hanako.call(readDay, { params: { vehicleId, day: '2020-01-01' } })).trips).toEqual([])
  })

  it('trips older than DRIVE_DAYS are forgotten', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(hour) }])
    await server.running.centre.database.pool.query(
      `update drives.trips set started_at = started_at - interval '500 days', ended_at = ended_at - interval '500 days' where vehicle_id = $1`,
      [vehicleId],
    )
    await server.work((work) => work.later({ name: 'drives.forget', payload: {} }))
    await server.settle()
    expect(await hanako.call(readKeeping, { params: { vehicleId } })).toMatchObject({
      trips: 0,
      driveDays: 400,
      historyDays: 90,
      archiveDays: null,
    })
  })
})

describe('who sees drives', () => {
  it('nobody without a session, no stranger, nobody the car is lent to; of anything', async () => {
    const friend = await server.owner()
    await server.running.centre.database.pool.query(
      `insert into vehicles.roles (vehicle_id, account_id, role, since) values ($1, $2, 'share', $3)`,
      [car, friend.accountId, now()],
    )
    const [{ id } = { id: '' }] = await tripsOf(hanako, car)
    const params = { vehicleId: car }
    const month = monthOf(now())
    const calls = [
      (one: Person['call']) => one(listTrips, { params, query: lately() }),
      (one: Person['call']) => one(readTrip, { params: { ...params, tripId: id } }),
      (one: Person['call']) => one(readDay, { params: { ...params, day: dayOf(now()) } }),
      (one: Person['call']) => one(readLog, { params: { ...params, month } }),
      (one: Person['call']) => one(readDiagnosis, { params: { ...params, month } }),
      (one: Person['call']) => one(readKeeping, { params }),
      (one: Person['call']) => one(setRecording, { params, body: { on: false } }),
      (one: Person['call']) => one(exportTrips, { params, query: { format: 'csv' } }),
      (one: Person['call']) => one(exportTrip, { params: { ...params, tripId: id }, query: { format: 'csv' } }),
      (one: Person['call']) => one(deleteTrips, { params, body: { what: 'everything' } }),
    ]
    await fresh(stranger)
    await fresh(friend)
    for (const call of calls) {
      await expect(call(server.call)).rejects.toMatchObject({ problem: { status: 401 } })
      await expect(call(stranger.call)).rejects.toMatchObject({ problem: { status: 404 } })
      await expect(call(friend.call)).rejects.toMatchObject({ problem: { status: 403 } })
    }
    expect(await stranger.call(listCars)).toEqual([])
    expect(await friend.call(listCars)).toEqual([])
    expect(await tripsOf(hanako, car)).toHaveLength(1)
  })

  it('GEN-11 a new owner sees nothing of the former one’s drives, who keeps them and nothing newer', async () => {
    const [old, next] = [await server.owner(), await server.owner()]
    const vehicleId = await drivenCar(old, [{ from: ago(2 * hour) }])
    const [theirs] = await tripsOf(old, vehicleId)
    await server.work((work) => moveVehicle(work, vehicleId, next.accountId))
    await driven(server, vehicleId, { from: ago(-minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    const mine = await tripsOf(next, vehicleId)
    expect(mine).toHaveLength(1)
    expect(mine[0]?.id).not.toBe(theirs?.id)
    expect((await tripsOf(old, vehicleId)).map(({ id }) => id)).toEqual([theirs?.id])
    const tripId = theirs?.id ?? ''
    await expect(next.call(readTrip, { params: { vehicleId, tripId } })).rejects.toMatchObject({ problem: { code: 'not-found' } })
    await expect(old.call(readTrip, { params: { vehicleId, tripId: mine[0]?.id ?? '' } })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    })
    await expect(file(next, `/api/vehicles/${vehicleId}/trips/${tripId}/export?format=gpx`)).resolves.toMatchObject({ statusCode: 404 })
    expect((await file(next, `/api/vehicles/${vehicleId}/drives/export?format=json`)).json<{ trips: object[] }>().trips).toHaveLength(1)
    // the log of readers too is each owner's own
    expect((await next.call(readKeeping, { params: { vehicleId } })).reads.map(({ what }) => what)).toEqual(['export', 'cut'])
    expect(await old.call(readKeeping, { params: { vehicleId } })).toMatchObject({ recording: null, trips: 1 })
    await expect(old.call(setRecording, { params: { vehicleId }, body: { on: false } })).rejects.toMatchObject({ problem: { status: 403 } })
    expect(await old.call(listCars)).toMatchObject([{ vehicleId, present: false }])
    // what the former owner deletes leaves the new one's
    await fresh(old)
    expect(await old.call(deleteTrips, { params: { vehicleId }, body: { what: 'everything' } })).toEqual({ trips: 1 })
    expect(await tripsOf(next, vehicleId)).toHaveLength(1)
  })

  it('a drive on which the car changes hands ends there for the former owner, and begins there for the new one', async () => {
    const [old, next] = [await server.owner(), await server.owner()]
    const vehicleId = await drivenCar(old, [])
    const handover = now()
    await server.work((work) => moveVehicle(work, vehicleId, next.accountId))
    await driven(server, vehicleId, { from: new Date(handover.getTime() - 4 * minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    server.clock.advance(11 * minute)
    await server.settle()
    const [before, after] = [await tripsOf(old, vehicleId), await tripsOf(next, vehicleId)]
    expect([before.length, after.length]).toEqual([1, 1])
    expect(before[0]?.seconds).toBeGreaterThan(230)
    expect(new Date(before[0]?.endedAt ?? '') < handover).toBe(true)
    expect(new Date(after[0]?.startedAt ?? '') >= handover).toBe(true)
    expect(after[0]?.seconds).toBeGreaterThan(350)
  })

  it('IMP-44 what a former owner wanted to be kept nowhere is kept nowhere when the car changes hands on the way', async () => {
    const [old, next] = [await server.owner(), await server.owner()]
    const vehicleId = await drivenCar(old, [])
    await old.call(setRecording, { params: { vehicleId }, body: { on: false } })
    server.clock.advance(10 * minute)
    const handover = now()
    await server.work((work) => moveVehicle(work, vehicleId, next.accountId))
    await driven(server, vehicleId, { from: new Date(handover.getTime() - 4 * minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    expect([(await tripsOf(old, vehicleId)).length, (await tripsOf(next, vehicleId)).length]).toEqual([0, 1])
    const { times } = await server.work((work) => readHistory(work, { vehicleId, from: ago(day), to: now() }))
    expect(times[0]).toBeGreaterThanOrEqual(handover.getTime())
  })

  it('refuses what is no question', async () => {
    const params = { vehicleId: car }
    const wrong = { problem: { code: 'invalid' } }
    await expect(hanako.call(listTrips, { params, query: { from: '2026-11-20', until: '2026-11-19' } })).rejects.toMatchObject({
      problem: { code: 'invalid', fields: { until: 'before-from' } },
    })
    await expect(hanako.call(listTrips, { params, query: { from: '2024-01-01', until: '2026-01-01' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(listTrips, { params, query: { from: 'yesterday', until: '2026-01-01' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(readLog, { params: { ...params, month: '2026-13' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(readDiagnosis, { params: { ...params, month: 'November' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(readDay, { params: { ...params, day: '2026-02-30' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(exportTrips, { params, query: { format: 'exe' as 'csv' } })).rejects.toMatchObject(wrong)
    await expect(hanako.call(setRecording, { params, body: { on: 'no' as never } })).rejects.toMatchObject(wrong)
    await expect(
      hanako.call(deleteTrips, { params, body: { what: 'days', from: '2026-01-02', until: '2026-01-01' } }),
    ).rejects.toMatchObject(wrong)
    await expect(hanako.call(readTrip, { params: { ...params, tripId: stranger.accountId } })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    })
    expect((await hanako.call(listTrips, { params, query: all })).trips).toEqual([])
  })
})

describe('IMP-44 one’s own data', () => {
  it('IMP-44 comes out as CSV, JSON and GPX, a trip or all of them, with the right type and a name', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(30 * hour) }, { from: ago(5 * hour) }, { from: ago(2 * hour) }])
    const [{ id } = { id: '' }] = await tripsOf(hanako, vehicleId)
    const csv = await file(hanako, `/api/vehicles/${vehicleId}/drives/export?format=csv`)
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''drives-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
    expect(csv.headers['cache-control']).toBe('no-store')
    const [head, ...rows] = csv.body.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(rows).toHaveLength(3)
    expect(head?.split(',')).toHaveLength(19)
    for (const row of rows) expect(row.split(',')).toHaveLength(19)
    expect(rows[0]).toContain(',6000,odometer,')

    const json = (await file(hanako, `/api/vehicles/${vehicleId}/drives/export?format=json`)).json<{ trips: { track: object[] }[] }>()
    expect(json.trips.map(({ track }) => track.length)).toEqual([602, 602, 602])
    expect(json.trips[0]?.track[0]).toMatchObject({ latitude: 35.67772, longitude: 139.75271, speed: 0 })

    const gpx = await file(hanako, `/api/vehicles/${vehicleId}/trips/${id}/export?format=gpx`)
    expect(gpx.headers['content-type']).toBe('application/gpx+xml; charset=utf-8')
    expect(gpx.body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<gpx version="1.1" creator="Tsunagu" xmlns="http:\/\/www.topografix.com\/GPX\/1\/1"/,
    )
    expect(gpx.body.match(/<trkpt /g)).toHaveLength(602)
    expect(gpx.body.trimEnd().endsWith('</trk>\n</gpx>')).toBe(true)

    const points = await file(hanako, `/api/vehicles/${vehicleId}/trips/${id}/export?format=csv`)
    expect(points.body.trimEnd().split('\r\n')).toHaveLength(603)
    const one = await file(
      hanako,
      `/api/vehicles/${vehicleId}/drives/export?format=json&from=${dayOf(ago(40 * hour))}&until=${dayOf(ago(30 * hour))}`,
    )
    expect(one.json<{ trips: object[] }>().trips).toHaveLength(1)
    const none = await file(hanako, `/api/vehicles/${vehicleId}/drives/export?format=gpx&from=2020-01-01&until=2020-01-01`)
    expect(none.body).toContain('</gpx>')
  })

  it('IMP-44 opens in other programs, whatever the car is called: GPX 1.1 by its schema, JSON, CSV by RFC 4180', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(8 * hour) }, { from: ago(2 * hour) }])
    const nickname = 'わたしの <b>"車"</b> & ]]> \'1\', \u0007'
    await hanako.call(renameVehicle, { params: { vehicleId }, body: { nickname } })
    const taken = async (format: string) => (await file(hanako, `/api/vehicles/${vehicleId}/drives/export?format=${format}`)).body

    const xml = await taken('gpx')
    expect(XMLValidator.validate(xml)).toBe(true)
    const { gpx } = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (tag) => /^trk/.test(tag) }).parse(xml)
    // the order of elements is the schema's: topografix.com/GPX/1/1/gpx.xsd
    expect(Object.keys(gpx).filter((key) => !key.startsWith('@_'))).toEqual(['metadata', 'trk'])
    expect(Object.keys(gpx.metadata)).toEqual(['name', 'time'])
    expect(gpx.metadata.name).toBe(nickname.replace('\u0007', '').trim())
    const points = gpx.trk.flatMap(({ name, trkseg, ...more }: { name: string; trkseg: { trkpt: object[] }[] }) => {
      expect({ more, name: new Date(name).toISOString() }).toEqual({ more: {}, name })
      return trkseg.flatMap(({ trkpt }) => trkpt)
    })
    expect(points).toHaveLength(2 * 602)
    for (const point of points) {
      expect(Object.keys(point)).toEqual(['time', 'extensions', '@_lat', '@_lon'])
      expect(Number(point['@_lat'])).toBeCloseTo(35.7, 0)
      expect(Number(point['@_lon'])).toBeCloseTo(139.75, 2)
      expect(new Date(point.time).toISOString()).toBe(point.time)
      // a speed in m/s: GPX's own schema lets nothing else say it
      expect(Number(point.extensions['gpxtpx:TrackPointExtension']['gpxtpx:speed'])).toBeLessThan(11)
    }
    expect(gpx['@_xmlns:gpxtpx']).toBe('http://www.garmin.com/xmlschemas/TrackPointExtension/v2')

    expect(JSON.parse(await taken('json'))).toMatchObject({ vehicle: nickname, trips: [{ distanceBy: 'odometer' }, {}] })

    const csv = await taken('csv')
    const lines = csv.split('\r\n')
    expect(lines.at(-1)).toBe('')
    // no cell needs a quote, and a spreadsheet runs none of them
    for (const line of lines.slice(1, -1))
      for (const cell of line.split(',')) expect(cell).toMatch(/^(-?[\d.]+|[a-z]+|\d{4}-[\d-]+T[\d:.]+Z|)$/)
  })

  it('IMP-44 GEN-11 who read positions, and why, is in the log', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(2 * hour) }])
    const [{ id } = { id: '' }] = await tripsOf(hanako, vehicleId)
    await hanako.call(readTrip, { params: { vehicleId, tripId: id } })
    await file(hanako, `/api/vehicles/${vehicleId}/drives/export?format=gpx`)
    const { reads, recording, trips } = await hanako.call(readKeeping, { params: { vehicleId } })
    expect(reads.map(({ what, by }) => [what, by])).toEqual([
      ['export', 'me'],
      ['trip', 'me'],
      ['cut', 'centre'],
    ])
    expect({ recording, trips }).toEqual({ recording: true, trips: 1 })
  })

  it('IMP-44 deletes a trip, days, everything: from the log, from what the car measured, for good', async () => {
    const vehicleId = await drivenCar(hanako, [
      { from: ago(5 * day) },
      { from: ago(4 * day) },
      { from: ago(3 * hour) },
      { from: ago(2 * hour) },
    ])
    const [last] = await tripsOf(hanako, vehicleId)
    const params = { vehicleId }
    const measured = () =>
      server.work((work) => readHistory(work, { vehicleId, from: ago(30 * day), to: now() })).then(({ times }) => times.length)
    expect(await measured()).toBe(4 * 602)
    server.clock.advance(6 * minute)
    await expect(hanako.call(deleteTrips, { params, body: { what: 'trip', tripId: last?.id ?? '' } })).rejects.toMatchObject({
      problem: { code: 'fresh-needed' },
    })
    await fresh(hanako)
    expect(await hanako.call(deleteTrips, { params, body: { what: 'trip', tripId: last?.id ?? '' } })).toEqual({ trips: 1 })
    expect(await measured()).toBe(3 * 602)
    await expect(hanako.call(deleteTrips, { params, body: { what: 'trip', tripId: last?.id ?? '' } })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    })
    const days = { from: dayOf(ago(5 * day)), until: dayOf(ago(5 * day)) }
    expect(await hanako.call(deleteTrips, { params, body: { what: 'days', ...days } })).toEqual({ trips: 1 })
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(2)
    // looking again brings nothing back
    await switchedOff(vehicleId)
    server.clock.advance(11 * minute)
    await server.settle()
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(2)
    await fresh(hanako)
    expect(await hanako.call(deleteTrips, { params, body: { what: 'everything' } })).toEqual({ trips: 2 })
    expect(await measured()).toBe(0)
    await server.work((work) => work.later({ name: 'drives.cut-again', payload: { vehicleId } }))
    await server.settle()
    expect(await tripsOf(hanako, vehicleId)).toEqual([])
  })

  it('IMP-44 with recording off a drive leaves neither a trip nor what the car measured; on again, the next one is kept', async () => {
    const vehicleId = await drivenCar(hanako, [{ from: ago(5 * hour) }])
    const params = { vehicleId }
    await hanako.call(setRecording, { params, body: { on: false } })
    expect((await hanako.call(readKeeping, { params })).recording).toBe(false)
    await driven(server, vehicleId, { from: ago(-minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(1)
    const { times } = await server.work((work) => readHistory(work, { vehicleId, from: ago(2 * hour), to: now() }))
    expect(times).toEqual([])
    await hanako.call(setRecording, { params, body: { on: true } })
    await driven(server, vehicleId, { from: ago(-minute) })
    server.clock.advance(hour)
    await switchedOff(vehicleId)
    expect(await tripsOf(hanako, vehicleId)).toHaveLength(2)
  })
})
