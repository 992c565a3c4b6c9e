import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { stateOf } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const newCar = async (options = {}): Promise<TestCar> => connectCar(server, await addCar(server), options)
const presenceOf = async (car: TestCar) => (await server.work((work) => stateOf(work, car.vehicleId))).presence
const speed = 'Vehicle.Speed'
const signalsOf = async (car: TestCar) => (await server.work((work) => stateOf(work, car.vehicleId))).signals
const refusedOf = async (car: TestCar) =>
  (await server.running.centre.database.pool.query('select refused_messages from link.units where vehicle_id = $1', [car.vehicleId]))
    .rows[0]?.refused_messages

describe('a car reaches its own topics only', () => {
  it('another car’s topic is refused, counted, not delivered, and after some the line is cut', async () => {
    const [bad, good] = [await newCar(), await newCar()]
    const trace = JSON.stringify({ boot: good.boot, seq: 50, t: Date.now(), dt: [0], s: { [speed]: [200] } })
    await bad.publish(`cars/${good.carId}/up/link/trace`, trace)
    await bad.publish(`cars/${good.carId}/down/remote/lock-doors`, 'open up')
    await expect.poll(() => refusedOf(bad)).toBe(2)
    expect(await signalsOf(good)).toEqual({})
    await good.report({ [speed]: 5 })
    expect(good.heard.map(({ word }) => word)).toEqual(['link/welcome'])
    await bad.report({ [speed]: 1 })
    const cut = bad.cut()
    for (let i = 0; i < 4; i++) bad.publish('$SYS/anything', 'x').catch(() => {})
    await cut
    await good.report({ [speed]: 6 })
    expect(await signalsOf(good)).toMatchObject({ [speed]: { value: 6 } })
  })

  it('cannot read what others are told', async () => {
    const [spy, good] = [await newCar(), await newCar()]
    const subscribe = (filter: string) =>
      spy.mqtt.subscribeAsync(filter, { qos: 1 }).then(
        (granted) => granted[0]?.qos,
        () => 128,
      )
    expect(await subscribe(`cars/${good.carId}/down/#`)).toBe(128)
    expect(await subscribe('#')).toBe(128)
    expect(await subscribe('cars/+/down/#')).toBe(128)
    expect(await subscribe(`cars/${spy.carId}/down/link/#`)).toBe(1)
    await good.hello()
    await good.next('link/welcome', 10).catch(() => {})
    expect(spy.heard.every(({ word }) => word === 'link/welcome')).toBe(true)
    expect(spy.heard).toHaveLength(1)
  })

  it('QoS 2 is not spoken here; retained is taken as said once', async () => {
    const car = await newCar()
    const trace = JSON.stringify({ boot: car.boot, seq: 0, t: Date.now(), dt: [0], s: { [speed]: [3] } })
    await car.publish(`cars/${car.carId}/up/link/trace`, trace, { retain: true })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 3 } })
    const cut = car.cut()
    car.publish(`cars/${car.carId}/up/link/trace`, trace, { qos: 2 }).catch(() => {})
    await cut
  })

  it('a topic nobody knows is counted and acknowledged', async () => {
    const car = await newCar()
    await car.say('remote/open-sesame', '{}')
    await car.say('link/trace/extra', '{}')
    expect(await refusedOf(car)).toBe(2)
  })
})

describe('presence', () => {
  it('never, online, asleep, lost, each with its time', async () => {
    const vehicleId = await addCar(server)
    expect((await server.work((work) => stateOf(work, vehicleId))).presence).toEqual({ state: 'never', since: null, lastSeenAt: null })
    const car = await connectCar(server, vehicleId)
    const online = await presenceOf(car)
    expect(online).toMatchObject({ state: 'online', since: expect.any(String) })
    await car.hello()
    expect((await presenceOf(car)).since).toBe(online.since)
    await car.sleep()
    await expect.poll(async () => (await presenceOf(car)).state).toBe('asleep')
    await new Promise((done) => setTimeout(done, 100))
    expect((await presenceOf(car)).state).toBe('asleep')
    const awake = await connectCar(server, vehicleId, { identity: car.identity })
    expect((await presenceOf(car)).state).toBe('online')
    await awake.kill()
    await expect.poll(async () => (await presenceOf(car)).state).toBe('lost')
  })

  it('a word of an earlier start of the unit changes nothing', async () => {
    const car = await newCar()
    await car.say('link/bye', { boot: 'earlier-boot', why: 'sleep' })
    await car.say('link/bye', { boot: 'earlier-boot', why: 'lost' })
    expect((await presenceOf(car)).state).toBe('online')
  })

  it('a newer connection cuts the older one, whose end changes nothing', async () => {
    const car = await newCar()
    const cut = car.cut()
    const newer = await connectCar(server, car.vehicleId, { identity: car.identity })
    await cut
    await newer.report({ [speed]: 1 })
    await new Promise((done) => setTimeout(done, 100))
    expect((await presenceOf(car)).state).toBe('online')
  })

  it('a silent line is found by its keepalive', async () => {
    const car = await newCar({ mqtt: { keepalive: 1, reschedulePings: false } })
    ;(car.mqtt as unknown as { keepaliveManager?: { destroy(): void } }).keepaliveManager?.destroy()
    await expect.poll(async () => (await presenceOf(car)).state, { timeout: 4500 }).toBe('lost')
  })

  it('says hello in words that are none, and stays unheard', async () => {
    const car = await newCar({ hello: false })
    await car.say('link/hello', { protocol: 2 })
    await car.say('link/hello', {
      protocol: 1,
      boot: 'boot-1234',
      epoch: 'epoch-12',
      clock: 1,
      keys: [],
      software: '',
      verbs: [],
      owner: 'me',
    })
    expect((await presenceOf(car)).state).toBe('never')
    await car.hello()
    expect((await presenceOf(car)).state).toBe('online')
  })
})
