import { setTimeout as pause } from 'node:timers/promises'
import type { CarRequest } from '@tsunagu/contract/link.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, enrolCar, type TestCar } from '../../../test/car.ts'
import { addCar } from '../../../test/cars.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { askCar, requestOf, requestsOf } from '../index.ts'
import { sayBye } from '../presence/queries.ts'
import { claimRequests } from './claim-requests.ts'
import { wakeForRequests } from './wake-for-requests.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const lock = 'remote/lock-doors'
const door = 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked'
const expectLocked = [{ path: door, equals: true }]
const newCar = async (options = {}): Promise<TestCar> => connectCar(server, await addCar(server), options)

async function ask(vehicleId: string, more: { requestId?: string; verb?: string; at?: TestServer } = {}): Promise<CarRequest> {
  const { requestId = crypto.randomUUID(), verb = lock, at = server } = more
  const asked = await at.work((work) => askCar(work, { vehicleId, requestId, verb, args: {}, expect: expectLocked, by: 'owner' }))
  if (asked instanceof Error) throw asked
  return asked
}
const connectionOf = async (vehicleId: string): Promise<number> => {
  const found = await server.work(({ db }) =>
    sql<{ connection: number }>`select connection from link.presence where vehicle_id = ${vehicleId}`.execute(db),
  )
  return found.rows[0]?.connection ?? 0
}
const read = (request: CarRequest) => server.work((work) => requestOf(work, request.vehicleId, request.id))
const stateOf = async (request: CarRequest) => (await read(request)).state

/** Past the request's time: what is due then is done. */
async function timeOut(milliseconds = 61_000): Promise<void> {
  server.clock.advance(milliseconds)
  await server.settle()
}

describe('a request', () => {
  it('goes to the car, signed, and moves: sent, the car is doing it, done', async () => {
    const car = await newCar({ clock: 500 })
    const moves: string[] = []
    const asked = await ask(car.vehicleId)
    expect(asked).toMatchObject({ state: 'waiting', verb: lock, code: null, settled: null, lastSeenAt: expect.any(String) })
    const stop = server.running.centre.live.listen(
      () => new Set([`vehicle:${car.vehicleId}`]),
      (change) => void (change !== 'lost' && change.id === asked.id && moves.push(change.topic)),
    )
    const claims = await car.request(lock)
    expect(claims).toMatchObject({ carId: car.carId, verb: lock, id: asked.id, counter: 1, args: {}, by: 'owner' })
    // sixty seconds from now by the car's own clock, which shows about five hundred
    expect(claims.expiry).toBeGreaterThan(555)
    expect(claims.expiry).toBeLessThan(565)
    await expect.poll(() => stateOf(asked)).toBe('sent')
    await car.answer(asked.id, 'accepted')
    expect(await stateOf(asked)).toBe('doing')
    await car.answer(asked.id, 'done')
    expect(await stateOf(asked)).toBe('done')
    await expect.poll(() => moves.length).toBeGreaterThanOrEqual(2)
    stop()
  })

  it('is told to the pages within 300 ms of each change', async () => {
    const car = await newCar()
    const heard: number[] = []
    const stop = server.running.centre.live.listen(
      () => new Set([`vehicle:${car.vehicleId}`]),
      () => heard.push(performance.now()),
    )
    const times = [performance.now()]
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await expect.poll(() => heard.length, { interval: 5 }).toBe(2)
    times.push(performance.now())
    await car.answer(asked.id, 'accepted')
    await expect.poll(() => heard.length, { interval: 5 }).toBe(3)
    times.push(performance.now())
    await car.answer(asked.id, 'done')
    await expect.poll(() => heard.length, { interval: 5 }).toBe(4)
    expect((heard[1] ?? 0) - (times[0] ?? 0)).toBeLessThan(300)
    expect((heard[2] ?? 0) - (times[1] ?? 0)).toBeLessThan(300)
    expect((heard[3] ?? 0) - (times[2] ?? 0)).toBeLessThan(300)
    stop()
  })

  it.each([
    ['refused', 'door-open'],
    ['failed', 'fault'],
  ] as const)('may be %s: the car says why', async (result, code) => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await car.answer(asked.id, result, { code })
    expect(await read(asked)).toMatchObject({ state: result, code })
  })

  it('asked twice with one id is one; another id of the same verb is refused while the first is open', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    expect(await ask(car.vehicleId, { requestId: asked.id })).toMatchObject({ id: asked.id, askedAt: asked.askedAt })
    await expect(ask(car.vehicleId)).rejects.toMatchObject({ code: 'already-requested' })
    expect(await ask(car.vehicleId, { verb: 'link/report' })).toMatchObject({ verb: 'link/report' })
    await car.request(lock)
    await car.answer(asked.id, 'done')
    expect(await ask(car.vehicleId)).toMatchObject({ state: 'waiting' })
  })

  it('two taps at the same moment with one id are one', async () => {
    const car = await newCar()
    const requestId = crypto.randomUUID()
    const both = await Promise.all([ask(car.vehicleId, { requestId }), ask(car.vehicleId, { requestId })])
    expect(both.map(({ id }) => id)).toEqual([requestId, requestId])
    await car.request(lock)
    await expect(car.request(lock, 300)).rejects.toThrow('no remote/lock-doors')
  })

  it('to a car without an enrolled unit is refused; an unknown request is not found', async () => {
    const vehicleId = await addCar(server)
    await expect(ask(vehicleId)).rejects.toMatchObject({ code: 'car-never-seen' })
    await expect(server.work((work) => requestOf(work, vehicleId, crypto.randomUUID()))).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of another car is nobody else’s to answer', async () => {
    const [mine, other] = [await newCar(), await newCar()]
    const asked = await ask(mine.vehicleId)
    await other.answer(asked.id, 'done')
    await expect.poll(() => stateOf(asked)).toBe('sent')
  })

  it('is listed, newest first, by its verbs', async () => {
    const car = await newCar()
    const first = await ask(car.vehicleId)
    server.clock.advance(1)
    const second = await ask(car.vehicleId, { verb: 'link/report' })
    const list = (verbs: string[], most = 10) => server.work((work) => requestsOf(work, car.vehicleId, { verbs, most }))
    expect((await list([lock, 'link/report'])).map(({ id }) => id)).toEqual([second.id, first.id])
    expect((await list([lock])).map(({ id }) => id)).toEqual([first.id])
    expect(await list([lock, 'link/report'], 1)).toHaveLength(1)
    expect(await list([])).toEqual([])
  })
})

describe('no answer', () => {
  it('is not "not done": the time-out ends it, and the event is told', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await timeOut(30_000)
    expect(await stateOf(asked)).toBe('sent')
    await timeOut()
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled: null })
  })

  it('a second answer, or one of another result, changes nothing', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await car.answer(asked.id, 'done')
    const { changedAt } = await read(asked)
    await car.answer(asked.id, 'failed', { code: 'fault' })
    await car.answer(asked.id, 'accepted')
    expect(await read(asked)).toMatchObject({ state: 'done', code: null, changedAt })
  })

  it.each([
    ['done', 'happened'],
    ['refused', 'did-not-happen'],
  ] as const)('a late "%s" settles it and the state stays', async (result, settled) => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await timeOut()
    await car.answer(asked.id, 'accepted')
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled: null })
    await car.answer(asked.id, result)
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled })
    await car.answer(asked.id, result === 'done' ? 'refused' : 'done')
    expect(await read(asked)).toMatchObject({ settled })
  })

  it.each([
    [true, 'happened'],
    [false, 'did-not-happen'],
  ] as const)('the next state the car reports (locked: %s) settles it', async (value, settled) => {
    const car = await newCar()
    await car.report({ [door]: false })
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await timeOut()
    await car.report({ 'Vehicle.Speed': 0 })
    await server.settle()
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled: null })
    await car.report({ [door]: value })
    await server.settle()
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled })
  })

  it('a state measured before the time-out that already shows it settles at once', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await car.report({ [door]: true })
    await timeOut()
    expect(await read(asked)).toMatchObject({ state: 'no-answer', settled: 'happened' })
  })

  it('a car that began in the last moment may finish', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    server.clock.advance(55_000)
    await car.answer(asked.id, 'accepted')
    await timeOut(10_000)
    expect(await stateOf(asked)).toBe('doing')
    await car.answer(asked.id, 'done')
    expect(await stateOf(asked)).toBe('done')
  })
})

describe('the car that', () => {
  it('sleeps is woken, twice if it must be, and takes the request when it says hello', async () => {
    const car = await newCar()
    await car.sleep()
    const asked = await ask(car.vehicleId)
    expect(asked.state).toBe('waking')
    const wakes = () => server.sent.wakes.filter(({ carId }) => carId === car.carId).length
    await server.settle()
    expect(wakes()).toBe(1)
    await timeOut(10_500)
    expect(wakes()).toBe(2)
    await timeOut(10_500)
    expect(wakes()).toBe(2)
    const awake = await connectCar(server, car.vehicleId, { identity: car.identity })
    expect((await awake.request(lock)).id).toBe(asked.id)
    await awake.answer(asked.id, 'done')
    expect(await stateOf(asked)).toBe('done')
  })

  it('falls asleep over a request is woken for it', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await car.sleep()
    expect(await stateOf(asked)).toBe('waking')
    await server.settle()
    expect(server.sent.wakes.filter(({ carId }) => carId === car.carId)).toHaveLength(1)
  })

  it('falls asleep at the very moment it is asked: nobody waits for the other for ever', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    const session = { carId: car.carId, vehicleId: car.vehicleId, connection: await connectionOf(car.vehicleId) }
    const held = Promise.withResolvers<void>()
    let claimed: Promise<unknown> | undefined
    await server.work(async (work) => {
      await sayBye(work.db, car.vehicleId, car.boot, 'asleep', work.now)
      claimed = server.work((other) => claimRequests(other, session, true)).finally(held.resolve)
      await Promise.race([held.promise, pause(200)])
      await wakeForRequests(work, car.vehicleId)
    })
    expect(await claimed).toBeUndefined()
    expect(await stateOf(asked)).toBe('waking')
  })

  it('is lost gets the request when it comes back in time', async () => {
    const car = await newCar()
    await car.kill()
    const asked = await ask(car.vehicleId)
    expect(asked.state).toBe('waiting')
    const back = await connectCar(server, car.vehicleId, { identity: car.identity })
    expect((await back.request(lock)).id).toBe(asked.id)
  })

  it('is enrolled but was never heard gets it at its first hello', async () => {
    const vehicleId = await addCar(server)
    const identity = await enrolCar(server, vehicleId)
    const asked = await ask(vehicleId)
    expect(asked).toMatchObject({ state: 'waiting', lastSeenAt: null })
    const car = await connectCar(server, vehicleId, { identity })
    expect((await car.request(lock)).id).toBe(asked.id)
  })

  it('does not answer is asked again with the same id, a new counter, and no later than the request lives', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    const first = await car.request(lock)
    const second = await car.request(lock, 7000)
    expect(second).toMatchObject({ id: asked.id, epoch: first.epoch, counter: 2 })
    expect(Math.abs(second.expiry - first.expiry)).toBeLessThan(0.01)
    await timeOut()
    await expect(car.request(lock, 6000)).rejects.toThrow('no remote/lock-doors')
  })

  it('comes back is asked again, in its new epoch', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    const first = await car.request(lock)
    await car.kill()
    const back = await connectCar(server, car.vehicleId, { identity: car.identity, epoch: 'another-epoch', clock: 3 })
    const again = await back.request(lock)
    expect(again).toMatchObject({ id: asked.id, epoch: 'another-epoch', counter: 1 })
    expect(again.expiry).toBeLessThan(first.expiry)
    expect(again.expiry).toBeLessThan(64)
  })

  it('has lost its epoch names the new one and is asked again', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    await car.answer(asked.id, 'refused', { code: 'wrong-epoch', epoch: 'epoch-of-now', clock: 7 })
    const again = await car.request(lock)
    expect(again).toMatchObject({ id: asked.id, epoch: 'epoch-of-now', counter: 1 })
    expect(again.expiry).toBeLessThan(68)
    expect(await stateOf(asked)).toBe('sent')
    await car.answer(asked.id, 'done')
    expect(await stateOf(asked)).toBe('done')
  })

  it('sends nonsense as an answer harms nobody', async () => {
    const car = await newCar()
    const asked = await ask(car.vehicleId)
    await car.request(lock)
    for (const bad of ['{}', '"done"', JSON.stringify({ id: asked.id, result: 'maybe' }), JSON.stringify({ id: 'x', result: 'done' })]) {
      await car.say('link/answer', bad)
    }
    await car.answer(crypto.randomUUID(), 'done')
    await car.answer(asked.id, 'done')
    expect(await stateOf(asked)).toBe('done')
  })
})
