import { randomUUID } from 'node:crypto'
import { addDevice, listDevices, removeDevice, renewDevicePassword } from '@tsunagu/contract/devices.ts'
import { lockDoors, readState, refresh } from '@tsunagu/contract/remote.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../../start/src/ports.ts'
import { addCar } from '../../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../../test/start-server.ts'
import { readHistory, stateOf } from '../../index.ts'
import { sweepPresence } from '../../presence/sweep-presence.ts'
import { readTime } from './read-report.ts'

let server: TestServer
let owner: Person
let plainPort: number
beforeAll(async () => {
  plainPort = await freePort()
  server = await startServer({ cars: true, env: { OSMAND_PORT: String(plainPort) } })
  owner = await server.owner()
})
afterAll(() => server?.stop())

async function newTracker() {
  // whoever adds a device has proved lately who they are, and the clock of these tests runs
  owner = await server.signIn(owner)
  const vehicleId = await addCar(server, { owner: owner.accountId })
  const { device, secret } = await owner.call(addDevice, { params: { vehicleId }, body: { kind: 'tracker', label: 'スマートフォン' } })
  return { vehicleId, deviceId: device.id, id: secret }
}
const path = '/devices/osmand'
const get = (fields: Record<string, string | number>) =>
  server.app.inject({
    method: 'GET',
    url: `${path}?${new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]))}`,
  })
const form = (fields: Record<string, string>) =>
  server.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const json = (body: unknown) =>
  server.app.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) })
const stateOfCar = (vehicleId: string) => server.work((work) => stateOf(work, vehicleId))
/** The next whole second, as a phone says it. */
const now = () => Math.floor(Date.now() / 1000)

describe('a tracker speaks for its car', () => {
  it('by query: knots become km/h, the car is on the line while it is heard', async () => {
    const { vehicleId, id } = await newTracker()
    const answer = await get({
      id,
      timestamp: now(),
      lat: 35.6586,
      lon: 139.7454,
      speed: 10,
      bearing: 90,
      altitude: 12,
      accuracy: 5,
      batt: 80,
      charge: 'true',
    })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    const { presence, signals } = await stateOfCar(vehicleId)
    expect(presence.state).toBe('online')
    expect(signals).toMatchObject({
      'Vehicle.CurrentLocation.Latitude': { value: 35.6586 },
      'Vehicle.CurrentLocation.Longitude': { value: 139.7454 },
      'Vehicle.CurrentLocation.Heading': { value: 90 },
      'Vehicle.Speed': { value: 18.52 },
    })
    server.clock.advance(16 * 60_000)
    await server.work(sweepPresence)
    expect((await stateOfCar(vehicleId)).presence.state).toBe('lost')
  })

  it('what an older phone does not know is below zero; the rest of its report counts', async () => {
    const { vehicleId, id } = await newTracker()
    const unknown = { speed: '-1.94', bearing: '-1', accuracy: '-1', batt: '-100' }
    expect((await form({ id, lat: '35.5', lon: '139.5', ...unknown })).statusCode).toBe(200)
    expect(Object.keys((await stateOfCar(vehicleId)).signals).toSorted()).toEqual([
      'Vehicle.CurrentLocation.Latitude',
      'Vehicle.CurrentLocation.Longitude',
    ])
  })

  it('by POST with everything in the address and nothing in the body', async () => {
    const { vehicleId, id } = await newTracker()
    for (const headers of [{}, { 'content-type': 'application/x-www-form-urlencoded' }])
      expect((await server.app.inject({ method: 'POST', url: `${path}?id=${id}&lat=35.1&lon=139.1`, headers })).statusCode).toBe(200)
    expect((await stateOfCar(vehicleId)).signals).toMatchObject({ 'Vehicle.CurrentLocation.Latitude': { value: 35.1 } })
  })

  it('and is asked for nothing: its protocol has no words for it', async () => {
    const { vehicleId, id } = await newTracker()
    await get({ id, lat: 35, lon: 139 })
    const params = { vehicleId }
    expect((await owner.call(readState, { params })).verbs).toEqual(['link/position'])
    for (const act of [lockDoors, refresh])
      await expect(owner.call(act, { params, body: { requestId: randomUUID() } })).rejects.toMatchObject({
        problem: { code: 'service-not-available', facts: { why: 'not-on-device' } },
      })
  })

  it('by form, with a place in one field and the time in words', async () => {
    const { vehicleId, id } = await newTracker()
    const time = new Date(now() * 1000).toISOString()
    const words = time.slice(0, 19).replace('T', ' ')
    expect(
      (await form({ deviceid: id, timestamp: words, location: '34.7,135.5', motion: 'false', heading: '10', ignition: 'true' })).statusCode,
    ).toBe(200)
    expect((await stateOfCar(vehicleId)).signals).toMatchObject({
      'Vehicle.CurrentLocation.Longitude': { value: 135.5, confirmedAt: time },
      'Vehicle.IsMoving': { value: false },
      'Vehicle.LowVoltageSystemState': { value: 'ON' },
    })
  })

  it('by JSON of Traccar Client: metres a second, and what it does not know is below zero', async () => {
    const { vehicleId, deviceId, id } = await newTracker()
    const location = {
      timestamp: new Date().toISOString(),
      coords: { latitude: 35, longitude: 139, speed: 10, heading: -1, accuracy: 4.5, altitude: 30 },
      event: 'motionchange',
      is_moving: true,
      odometer: 12,
      mock: false,
      activity: { type: 'in_vehicle' },
      battery: { level: 0.5, is_charging: false },
      alarm: 'sos',
      extras: {},
    }
    expect((await json({ device_id: id, location })).statusCode).toBe(200)
    expect((await json({ device_id: id, location })).statusCode).toBe(200)
    const { signals } = await stateOfCar(vehicleId)
    expect(signals).toMatchObject({ 'Vehicle.Speed': { value: 36 }, 'Vehicle.IsMoving': { value: true } })
    expect(signals['Vehicle.CurrentLocation.Heading']).toBeUndefined()
    const { words } = await owner.call(listDevices, { params: { vehicleId } })
    expect(words).toMatchObject([{ kind: 'alert', subtype: 'tracker.sos', deviceId }])
    const from = new Date(Date.now() - 3600_000)
    const history = await server.work((work) => readHistory(work, { vehicleId, from, to: new Date(Date.now() + 60_000) }))
    expect(history.times).toHaveLength(1)
  })

  it('on the plain port of trackers that know no HTTPS', async () => {
    const { vehicleId, id } = await newTracker()
    const report = await fetch(`http://127.0.0.1:${plainPort}/?id=${id}&lat=35.1&lon=139.2`)
    expect([report.status, await report.text()]).toEqual([200, ''])
    expect((await stateOfCar(vehicleId)).signals).toMatchObject({ 'Vehicle.CurrentLocation.Latitude': { value: 35.1 } })
    expect((await fetch(`http://127.0.0.1:${plainPort}/api/vehicles`)).status).toBe(404)
  })

  it('a made-up place is none, and a phone without one is still heard', async () => {
    const { vehicleId, id } = await newTracker()
    const coords = { latitude: 35, longitude: 139 }
    expect((await json({ device_id: id, location: { timestamp: new Date().toISOString(), coords, mock: true } })).statusCode).toBe(200)
    expect((await get({ id, lat: 35, lon: 139, valid: 'false', batt: 7 })).statusCode).toBe(200)
    const { presence, signals } = await stateOfCar(vehicleId)
    expect(presence.state).toBe('online')
    expect(signals['Vehicle.CurrentLocation.Latitude']).toBeUndefined()
  })
})

describe('what is not taken', () => {
  it('no id, an unknown one, a removed one: 400, in JSON 404', async () => {
    const { vehicleId, deviceId, id } = await newTracker()
    expect((await get({ lat: 1, lon: 2 })).statusCode).toBe(400)
    expect((await get({ id: 'somebody', lat: 1, lon: 2 })).statusCode).toBe(400)
    expect((await json({ device_id: 'somebody', location: {} })).statusCode).toBe(404)
    expect((await json({ location: {} })).statusCode).toBe(400)
    const { secret } = await owner.call(renewDevicePassword, { params: { vehicleId, deviceId } })
    expect((await get({ id, lat: 1, lon: 2 })).statusCode).toBe(400)
    expect((await get({ id: secret, lat: 1, lon: 2 })).statusCode).toBe(200)
    await owner.call(removeDevice, { params: { vehicleId, deviceId } })
    expect((await get({ id: secret, lat: 1, lon: 2 })).statusCode).toBe(400)
    expect((await json({ device_id: id, location: {} })).statusCode).toBe(404)
  })

  it('words nobody can read: 400, counted, nothing stored', async () => {
    const { vehicleId, id } = await newTracker()
    const bad: Record<string, string>[] = [
      { lat: '91', lon: '0' },
      { lat: '35' },
      { lat: '35', lon: 'east' },
      { lat: '35', lon: '139', timestamp: 'yesterday' },
      { lat: '35', lon: '139', speed: 'fast' },
      { location: '35' },
      { lat: '35', lon: '139', timestamp: '2026-13-40 99:99:99' },
    ]
    for (const fields of bad) expect((await get({ id, ...fields })).statusCode, JSON.stringify(fields)).toBe(400)
    for (const location of [{ coords: { latitude: '35', longitude: 139 } }, { coords: { latitude: 100, longitude: 139 } }, null, 5])
      expect((await json({ device_id: id, location })).statusCode).toBe(400)
    const large = await server.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json' },
      payload: 'x'.repeat(20_000),
    })
    expect(large.statusCode).toBe(413)
    const { devices } = await owner.call(listDevices, { params: { vehicleId } })
    expect(devices[0]?.refusedMessages).toBe(bad.length + 4)
    expect((await stateOfCar(vehicleId)).signals).toEqual({})
  })

  it('an address that guesses is told to wait', async () => {
    server.clock.advance(601_000)
    const { id } = await newTracker()
    for (let i = 0; i < 30; i++) await get({ id: `guess${i}` })
    const spent = await get({ id: 'once-more' })
    expect([spent.statusCode, Number(spent.headers['retry-after']) > 0]).toEqual([429, true])
    expect((await get({ id, lat: 1, lon: 2 })).statusCode).toBe(200)
  })

  it.each([
    ['1763776800', 1763776800000],
    ['1763776800000', 1763776800000],
    ['2025-11-22T02:00:00Z', 1763776800000],
    ['2025-11-22T11:00:00+09:00', 1763776800000],
    ['2025-11-22 02:00:00', 1763776800000],
    ['22/11/2025', undefined],
    ['', undefined],
  ])('time %j', (text, time) => expect(readTime(text)).toBe(time))
})
