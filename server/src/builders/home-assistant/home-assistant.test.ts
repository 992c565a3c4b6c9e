import * as contract from '@tsunagu/contract/builders.ts'
import { addDevice } from '@tsunagu/contract/devices.ts'
import * as remote from '@tsunagu/contract/remote.ts'
import { doorPlaces, doorSignal } from '@tsunagu/contract/signals.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../../test/car.ts'
import { addCar } from '../../../test/cars.ts'
import { type HomeAssistantPeer, type HomeBroker, startHomeAssistant, startHomeBroker } from '../../../test/home-broker.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { addUnit } from '../../link/index.ts'
import { takeBackVehicle } from '../../vehicles/index.ts'

let server: TestServer
let owner: Person
let vehicleId: string
let car: TestCar
let broker: HomeBroker
let home: HomeAssistantPeer
beforeAll(async () => {
  server = await startServer({ cars: true, env: { PRIVATE_BROKERS: 'on', ROLES: 'http,car,jobs', STEP_UP: 'remote.close-windows' } })
})
afterAll(async () => {
  await endCars()
  await server.stop()
})
beforeEach(async () => {
  owner = await server.owner()
  vehicleId = await addCar(server, { owner: owner.accountId })
  await server.work((work) => addUnit(work, vehicleId))
  car = await connectCar(server, vehicleId)
  await car.report(parked)
  for (const { about, version } of await owner.call(remote.listCautions))
    await owner.call(remote.acknowledgeCaution, { params: { about }, body: { version } })
  broker = await startHomeBroker({ user: 'car', password: 'a-word' })
  home = await startHomeAssistant(broker.url)
})
afterEach(async () => {
  await owner.call(contract.removeHomeAssistant).catch(() => {})
  await expect.poll(() => broker.guests(), { timeout: 4000 }).toBe(0)
  await home.stop()
  await broker.stop()
})

const parked = {
  ...Object.fromEntries(
    doorPlaces.flatMap((place) => [
      [doorSignal(place, 'IsOpen'), false],
      [doorSignal(place, 'IsLocked'), false],
      [doorSignal(place, 'Window.Position'), 0],
    ]),
  ),
  'Vehicle.Body.Trunk.Rear.IsOpen': false,
  'Vehicle.Body.Trunk.Rear.IsLocked': false,
  'Vehicle.IsMoving': false,
  'Vehicle.LowVoltageSystemState': 'OFF',
  'Vehicle.Private.Seat.Row1.DriverSide.IsOccupied': false,
  'Vehicle.Powertrain.FuelSystem.RelativeLevel': 62,
  'Vehicle.CurrentLocation.Latitude': 35.6586,
  'Vehicle.CurrentLocation.Longitude': 139.7454,
}
const locked = {
  ...Object.fromEntries(doorPlaces.map((place) => [doorSignal(place, 'IsLocked'), true])),
  'Vehicle.Body.Trunk.Rear.IsLocked': true,
}
const set = (more: object = {}) =>
  owner.call(contract.setHomeAssistant, { body: { url: broker.url, user: 'car', password: 'a-word', ...more } })
const read = async () => (await owner.call(contract.readHomeAssistant)).homeAssistant
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 6000, interval: 30 })
const base = () => `tsunagu/${vehicleId}`

describe('a car in Home Assistant', () => {
  it('is discovered as one device with entities that say how old they are, and nothing to press unless it may', async () => {
    expect(await set()).toMatchObject({ state: 'waiting', hasPassword: true, mayOperate: false })
    await soon(() => home.devices.size).toBe(1)
    await soon(() => home.said(`${base()}/online/attributes`)).toBeDefined()
    expect(home.complaints).toEqual([])
    expect([...new Set([...home.entities.values()].map(({ platform }) => platform))].toSorted()).toEqual([
      'binary_sensor',
      'device_tracker',
      'sensor',
    ])
    expect(home.state('unlocked')).toBe('ON')
    expect(home.state('fuel')).toBe('62')
    expect(home.attributes('fuel')).toEqual({ measured_at: expect.stringMatching(/Z$/), old: false, why: null })
    expect(home.attributes('position')).toMatchObject({ latitude: 35.6586, longitude: 139.7454 })
    expect(home.state('door_driver')).toBe('OFF')
    // what the car does not have is not shown as unknown for ever
    expect([...home.entities.keys()].some((id) => id.endsWith('_charge'))).toBe(false)
    await soon(read).toMatchObject({ state: 'connected', error: null })
    expect(JSON.stringify(await read())).not.toContain('a-word')
  })
  it('locks and checks by the verbs of the app, and says why not', async () => {
    await set({ mayOperate: true })
    await soon(() => home.said(`${base()}/lock/state`)).toBe('UNLOCKED')
    expect(home.entities.size).toBeGreaterThan(10)
    await home.command('lock', 'LOCK')
    const { id } = await car.request('remote/lock-doors')
    await car.report(locked)
    await car.answer(id, 'done')
    await soon(() => home.state('lock')).toBe('LOCKED')
    expect(home.state('answer')).toBe('asked')
    await home.command('lock', 'UNLOCK')
    await soon(() => home.state('answer')).toBe('unlocking-is-not-possible')
    await car.report({ 'Vehicle.IsMoving': true })
    await home.command('flash')
    await soon(() => home.state('answer')).toBe('car-is-moving')
    const requests = await owner.call(remote.listRequests, { params: { vehicleId }, query: {} })
    expect(requests.map(({ verb, state }) => [verb, state])).toEqual([['remote/lock-doors', 'done']])
    const audited = await server.work(async ({ db }) =>
      (await import('kysely')).sql<{ act: string; outcome: string }>`
      select act, outcome from platform.audit where actor_id = ${owner.accountId} and act like 'remote.%-%' and act not like '%caution' order by at`.execute(
        db,
      ),
    )
    expect(audited.rows).toEqual([
      { act: 'remote.lock-doors', outcome: 'done' },
      { act: 'remote.flash-hazard', outcome: 'car-is-moving' },
    ])
  })
  it('has nothing to press where only a phone speaks for the car', async () => {
    const other = await addCar(server, { owner: owner.accountId })
    const { secret } = await owner.call(addDevice, { params: { vehicleId: other }, body: { kind: 'tracker', label: 'スマートフォン' } })
    expect((await server.app.inject(`/devices/osmand?id=${secret}&lat=35.1&lon=139.1`)).statusCode).toBe(200)
    await set({ mayOperate: true, vehicleIds: [other] })
    await soon(() => home.said(`tsunagu/${other}/position/attributes`)).toBeDefined()
    expect(home.complaints).toEqual([])
    expect([...home.entities.values()].map(({ platform }) => platform).filter((one) => one === 'lock' || one === 'button')).toEqual([])
  })
  it('does nothing for a command that lies retained, or for one while it may not operate', async () => {
    await home.publish(`${base()}/lock/set`, 'LOCK', true)
    await set({ mayOperate: true })
    await soon(() => home.said(`${base()}/lock/state`)).toBe('UNLOCKED')
    await home.publish(`${base()}/lock/set`, '', true)
    await set({ mayOperate: false })
    await soon(() => [...home.entities.keys()].some((id) => id.endsWith('_lock'))).toBe(false)
    expect(home.complaints).toEqual([])
    await home.publish(`${base()}/lock/set`, 'LOCK')
    await soon(() => home.said(`${base()}/answer/state`)).toBe('not-allowed')
    expect(await owner.call(remote.listRequests, { params: { vehicleId }, query: {} })).toEqual([])
  })
  it('is published again when Home Assistant starts, and leaves when it leaves the garage', async () => {
    await set()
    await soon(() => home.devices.size).toBe(1)
    home.devices.clear()
    await home.publish('homeassistant/status', 'online')
    await soon(() => home.devices.size).toBe(1)
    await server.work((work) => takeBackVehicle(work, vehicleId))
    await home.publish('homeassistant/status', 'online')
    await soon(() => home.devices.size).toBe(0)
    await soon(() => home.said(`${base()}/position/attributes`)).toBeUndefined()
  })
  it('moves with the prefix, and goes altogether when the owner takes it away', async () => {
    await set()
    await soon(() => home.said(`${base()}/fuel/state`)).toBe('62')
    await set({ password: undefined, prefix: 'home/cars' })
    await soon(() => home.said(`home/cars/${vehicleId}/fuel/state`)).toBe('62')
    expect(home.said(`${base()}/fuel/state`)).toBeUndefined()
    await owner.call(contract.removeHomeAssistant)
    expect(await read()).toBeNull()
    await soon(() => home.said(`home/cars/${vehicleId}/fuel/state`)).toBeUndefined()
    await soon(() => home.devices.size).toBe(0)
    expect(home.entities.size).toBe(0)
  })
  it('of which only some were chosen shows those', async () => {
    const other = await addCar(server, { owner: owner.accountId })
    await set({ vehicleIds: [other] })
    await soon(() => home.said(`tsunagu/${other}/availability`)).toBe('online')
    expect(home.said(`${base()}/availability`)).toBeUndefined()
  })
})

describe('a broker', () => {
  it('that does not let us in is shown so, and is believed once the word is right', async () => {
    await set({ password: 'wrong' })
    await soon(read).toMatchObject({ state: 'failing', error: 'refused' })
    await set()
    await soon(read).toMatchObject({ state: 'connected' })
  })
  it('that is not there is shown so', async () => {
    await set({ url: 'mqtt://127.0.0.1:1' })
    await soon(read).toMatchObject({ state: 'failing', error: 'unreachable' })
  })
  it('never gets the password of another', async () => {
    await set({ on: false })
    expect(await set({ on: false, password: undefined })).toMatchObject({ hasPassword: true })
    expect(await set({ on: false, password: undefined, url: 'mqtts://other.example.jp' })).toMatchObject({ hasPassword: false })
  })
  it('is one’s own: nobody else reads or changes it, and a new one needs a fresh sign-in', async () => {
    await set()
    const other = await server.owner()
    expect(await other.call(contract.readHomeAssistant)).toEqual({ homeAssistant: null })
    await expect(other.call(contract.removeHomeAssistant)).rejects.toMatchObject({ problem: { status: 404 } })
    await expect(other.call(contract.setHomeAssistant, { body: { url: broker.url, vehicleIds: [vehicleId] } })).rejects.toMatchObject({
      problem: { status: 404 },
    })
    for (const ask of [
      () => server.call(contract.readHomeAssistant),
      () => server.call(contract.removeHomeAssistant),
      () => server.call(contract.setHomeAssistant, { body: { url: broker.url } }),
    ])
      await expect(ask()).rejects.toMatchObject({ problem: { status: 401 } })
    await expect(set({ url: 'http://localhost' })).rejects.toMatchObject({ problem: { fields: { url: 'invalid' } } })
    await expect(set({ prefix: 'cars/#' })).rejects.toMatchObject({ problem: { fields: { prefix: 'not-a-topic' } } })
    await expect(set({ authority: 'no certificate' })).rejects.toMatchObject({ problem: { code: 'authority-invalid' } })
    server.clock.advance(6 * 60_000)
    await expect(set()).rejects.toMatchObject({ problem: { code: 'fresh-needed' } })
  })
})
