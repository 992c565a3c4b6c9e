import type { Writable } from 'node:stream'
import { generate } from 'mqtt-packet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars, type TestCar } from '../../../test/car.ts'
import { addCar } from '../../../test/cars.ts'
import { startServer, type TestServer } from '../../../test/start-server.ts'
import { stateOf, watch } from '../index.ts'
import { Batches } from './batches.ts'
import { readBody } from './body.ts'
import { storeTraces } from './store-traces.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const newCar = async (options = {}): Promise<TestCar> => connectCar(server, await addCar(server), options)
const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await server.running.centre.database.pool.query<T>(text, values)).rows
const historyOf = async (car: TestCar) =>
  (
    await query<{ seq: number; boot: string; measured_at: number; body: Buffer }>(
      'select seq, boot, measured_at, body from link.history where vehicle_id = $1 order by received_at, seq',
      [car.vehicleId],
    )
  ).map((row) => ({ ...row, body: readBody(row.body) }))
const signalsOf = async (car: TestCar) => (await server.work((work) => stateOf(work, car.vehicleId))).signals
const rejectedOf = (car: TestCar) =>
  query<{ why: string; topic: string; payload: Buffer }>(
    'select why, topic, payload from link.rejected where vehicle_id = $1 order by id',
    [car.vehicleId],
  )
const refusedOf = async (car: TestCar) =>
  (await query<{ refused_messages: number }>('select refused_messages from link.units where vehicle_id = $1', [car.vehicleId]))[0]
    ?.refused_messages

const speed = 'Vehicle.Speed'
const power = 'Vehicle.LowVoltageSystemState'
const locked = 'Vehicle.Cabin.Door.Row1.DriverSide.IsLocked'

describe('a trace', () => {
  it('is one row of history and moves the latest state, every value with its times', async () => {
    const car = await newCar()
    const t = Date.now() - 10_000
    await car.say('link/trace', {
      boot: car.boot,
      seq: 0,
      t,
      dt: [0, 1000, 2000],
      s: { [speed]: [40, 42.5, null], [locked]: [true, null, null] },
      na: ['Vehicle.Exterior.AirTemperature'],
    })
    const at = (offset: number) => new Date(t + offset).toISOString()
    expect(await signalsOf(car)).toEqual({
      [speed]: { value: 42.5, changedAt: at(1000), confirmedAt: at(2000) },
      [locked]: { value: true, changedAt: at(0), confirmedAt: at(2000) },
      'Vehicle.Exterior.AirTemperature': { value: null, changedAt: at(2000), confirmedAt: at(2000) },
    })
    expect(await historyOf(car)).toMatchObject([
      { seq: 0, boot: car.boot, measured_at: t, body: { dt: [0, 1000, 2000], s: { [speed]: [40, 42.5, null] } } },
    ])
  })

  it('that repeats a value confirms it: a door shut for three days is not stale', async () => {
    const car = await newCar()
    const t = Date.now() - 60_000
    await car.report({ [locked]: true }, { t })
    await car.report({ [locked]: null }, { t: t + 10_000 })
    await car.report({ [locked]: true }, { t: t + 20_000 })
    expect(await signalsOf(car)).toEqual({
      [locked]: { value: true, changedAt: new Date(t).toISOString(), confirmedAt: new Date(t + 20_000).toISOString() },
    })
  })

  it('redelivered changes nothing; another start of the unit counts anew', async () => {
    const car = await newCar()
    const t = Date.now() - 60_000
    await car.report({ [speed]: 10 }, { seq: 5, t })
    await car.report({ [speed]: 99 }, { seq: 5, t: t + 1000 })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 10 } })
    await car.report({ [speed]: 20 }, { seq: 5, t: t + 2000, boot: 'another-boot' })
    await car.report({ [speed]: 99 }, { seq: 5, t: t + 3000 })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 20 } })
    expect(await historyOf(car)).toHaveLength(2)
  })

  it('redelivered many at once, in any order, is stored once each', async () => {
    const car = await newCar()
    const t = Date.now() - 60_000
    const seqs = [7, 3, 7, 1, 3, 200, 2, 1, 200, 4]
    await Promise.all(seqs.map((seq) => car.report({ [speed]: seq }, { seq, t: t + seq })))
    expect((await historyOf(car)).map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 7, 200])
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 200 } })
  })

  it('that is late fills the history and overwrites only what was measured earlier', async () => {
    const car = await newCar()
    const t = Date.now() - 60_000
    await car.report({ [speed]: 50 }, { seq: 100, t })
    await car.report({ [speed]: 30, [locked]: true }, { seq: 3, t: t - 30_000 })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 50 }, [locked]: { value: true } })
    expect(await historyOf(car)).toHaveLength(2)
  })

  it.each([
    ['a clock a day ahead', 86_400_000],
    ['a clock three days ahead', 3 * 86_400_000],
    ['a clock that stands in 1970', -Date.now()],
    ['a clock that stands in 2099', Date.UTC(2099, 0) - Date.now()],
  ])('of %s is stored and believed by nobody', async (_name, offset) => {
    const car = await newCar()
    await car.report({ [speed]: 50 }, { t: Date.now() })
    await car.report({ [speed]: 77 }, { t: Date.now() + offset })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 50 } })
    expect(await historyOf(car)).toHaveLength(2)
    await car.report({ [speed]: 60 }, { t: Date.now() })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 60 } })
  })

  it('of a clock a day behind is late: it fills the history', async () => {
    const car = await newCar()
    await car.report({ [speed]: 50 }, { t: Date.now() })
    await car.report({ [speed]: 77, [locked]: true }, { t: Date.now() - 86_400_000 })
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 50 }, [locked]: { value: true } })
    expect(await historyOf(car)).toHaveLength(2)
  })

  it('of which only half arrives is not stored; sent again on the next connection it is', async () => {
    const car = await newCar()
    const said = { seq: 0, t: Date.now() - 1000 }
    const payload = JSON.stringify({ boot: car.boot, ...said, dt: [0], s: { [speed]: [9] } })
    const packet = generate({
      cmd: 'publish',
      topic: `cars/${car.carId}/up/link/trace`,
      payload,
      qos: 1,
      messageId: 7,
      dup: false,
      retain: false,
    })
    ;(car.mqtt.stream as Writable).write(packet.subarray(0, 60))
    await new Promise((done) => setTimeout(done, 50))
    await car.kill()
    const again = await connectCar(server, car.vehicleId, { identity: car.identity, boot: car.boot })
    expect(await historyOf(car)).toHaveLength(0)
    await again.report({ [speed]: 9 }, said)
    expect(await historyOf(car)).toHaveLength(1)
    expect(await rejectedOf(car)).toHaveLength(0)
  })

  it('of many sent without waiting is stored in order, each once, in few batches', async () => {
    const car = await newCar()
    const t = Date.now() - 60_000
    const acknowledged: number[] = []
    const said = Array.from({ length: 60 }, (_, seq) =>
      car.report({ [speed]: seq, [power]: seq % 2 === 0 ? 'ON' : 'OFF' }, { seq: seq % 50, t: t + seq }).then(() => acknowledged.push(seq)),
    )
    await Promise.all(said)
    expect(acknowledged).toEqual(said.map((_, seq) => seq))
    const kept = await historyOf(car)
    expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, seq) => seq))
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 49, changedAt: new Date(t + 49).toISOString() } })
    const receipts = await query<{ times: number }>('select count(distinct received_at) as times from link.history where vehicle_id = $1', [
      car.vehicleId,
    ])
    expect(receipts[0]?.times).toBeLessThan(20)
  })

  it('of a day without a partition makes it first', async () => {
    const car = await newCar()
    server.clock.advance(10 * 86_400_000)
    await car.report({ [speed]: 5 })
    server.clock.advance(-10 * 86_400_000)
    expect(await historyOf(car)).toHaveLength(1)
  })
})

describe('the acknowledgement', () => {
  it('comes after the commit and not before', async () => {
    const car = await newCar()
    const client = await server.running.centre.database.pool.connect()
    await client.query('begin')
    await client.query('select from link.latest where vehicle_id = $1 for update', [car.vehicleId])
    let acknowledged = false
    const said = car.report({ [speed]: 1 }).then(() => {
      acknowledged = true
    })
    await new Promise((done) => setTimeout(done, 300))
    expect(acknowledged).toBe(false)
    expect(await historyOf(car)).toHaveLength(0)
    await client.query('rollback')
    client.release()
    await said
    expect(await historyOf(car)).toHaveLength(1)
  })

  it('comes when the database is back: the batch is tried again', async () => {
    const car = await newCar()
    const client = await server.running.centre.database.pool.connect()
    await client.query('begin')
    await client.query('select from link.latest where vehicle_id = $1 for update', [car.vehicleId])
    const said = car.report({ [speed]: 8 })
    await expect
      .poll(() =>
        query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`),
      )
      .toHaveLength(1)
    await client.query('rollback')
    client.release()
    await said
    expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 8 } })
    expect(await historyOf(car)).toHaveLength(1)
  })

  it('withheld for half a keepalive ends the connection; sent again, the trace is stored once', async () => {
    const car = await newCar({ mqtt: { keepalive: 2 } })
    const client = await server.running.centre.database.pool.connect()
    await client.query('begin')
    await client.query('select from link.latest where vehicle_id = $1 for update', [car.vehicleId])
    const t = Date.now()
    car.report({ [speed]: 9 }, { seq: 0, t }).catch(() => {})
    await car.cut()
    await client.query('rollback')
    client.release()
    const again = await connectCar(server, car.vehicleId, { identity: car.identity, boot: car.boot })
    await again.report({ [speed]: 9 }, { seq: 0, t })
    expect(await historyOf(car)).toHaveLength(1)
  })

  it('withheld does not keep pings from being answered', async () => {
    const car = await newCar({ mqtt: { keepalive: 1, reschedulePings: false } })
    const client = await server.running.centre.database.pool.connect()
    await client.query('begin')
    await client.query('select from link.latest where vehicle_id = $1 for update', [car.vehicleId])
    let pings = 0
    car.mqtt.on('packetreceive', (packet) => {
      if (packet.cmd === 'pingresp') pings++
    })
    const said = car.report({ [speed]: 9 })
    car.mqtt.sendPing()
    await expect.poll(() => pings, { timeout: 450 }).toBe(1)
    await client.query('rollback')
    client.release()
    await said
  })
})

it('what a car says beside its traces does not wait behind them', async () => {
  const [busy, other] = [await newCar(), await newCar()]
  const client = await server.running.centre.database.pool.connect()
  await client.query('begin')
  await client.query('select from link.latest where vehicle_id = $1 for update', [busy.vehicleId])
  const said = [busy.report({ [speed]: 1 }), other.report({ [speed]: 1 })]
  const presence = (car: TestCar) => server.work((work) => stateOf(work, car.vehicleId)).then((state) => state.presence.state)
  try {
    for (const car of [busy, other]) void car.say('link/bye', { boot: car.boot, why: 'sleep' })
    for (const car of [busy, other]) await expect.poll(() => presence(car), { timeout: 2000 }).toBe('asleep')
    expect(await historyOf(busy)).toHaveLength(0)
  } finally {
    await client.query('rollback')
    client.release()
  }
  await Promise.all(said)
})

describe('bad messages harm nobody', () => {
  it.each<[string, string | Buffer]>([
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['text that is no JSON', 'Lock the doors!'],
    ['JSON of another kind', '[1,2,3]'],
    ['wrong types', JSON.stringify({ boot: 'boot-1234', seq: 'one', t: 'now', dt: [0], s: {} })],
    ['columns of unequal length', JSON.stringify({ boot: 'boot-1234', seq: 1, t: Date.now(), dt: [0, 1], s: { [speed]: [1] } })],
    ['a key too many', JSON.stringify({ boot: 'boot-1234', seq: 1, t: Date.now(), dt: [0], s: {}, admin: true })],
    ['a signal that is no path', JSON.stringify({ boot: 'boot-1234', seq: 1, t: Date.now(), dt: [0], s: { '__proto__.x': [1] } })],
    ['text PostgreSQL cannot hold', JSON.stringify({ boot: 'boot-1234', seq: 1, t: Date.now(), dt: [0], s: { [power]: ['\u0000'] } })],
  ])('%s: counted, kept aside, acknowledged', async (_name, payload) => {
    const [bad, good] = [await newCar(), await newCar()]
    const all = [good.report({ [speed]: 1 }), bad.say('link/trace', payload), good.report({ [speed]: 2 })]
    await Promise.all(all)
    expect(await rejectedOf(bad)).toHaveLength(1)
    expect(await refusedOf(bad)).toBe(1)
    expect(await historyOf(bad)).toHaveLength(0)
    expect(await historyOf(good)).toHaveLength(2)
    await bad.report({ [speed]: 3 })
    expect(await signalsOf(bad)).toMatchObject({ [speed]: { value: 3 } })
  })

  it('a message the database cannot take stands alone: the others of its batch are stored', async () => {
    const cars = [await newCar(), await newCar()]
    const { ground } = server.running.centre
    const batches = new Batches(ground, async (_ground, messages) => {
      if (messages.some(({ seq }) => seq === 3)) throw Object.assign(new Error('unstorable'), { code: '22P05' })
      await server.work((work) => storeTraces(work, messages))
    })
    const t = Date.now() - 1000
    const said = [0, 1, 2, 3, 4, 5].map((seq) => ({ boot: 'boot-1234', seq, t: t + seq, dt: [0], s: { [speed]: [seq] } }))
    await Promise.all(cars.flatMap(({ vehicleId }) => said.map((trace) => batches.take(vehicleId, 'up/link/trace', trace))))
    for (const car of cars) {
      expect((await historyOf(car)).map(({ seq }) => seq)).toEqual([0, 1, 2, 4, 5])
      expect(await signalsOf(car)).toMatchObject({ [speed]: { value: 5 } })
      expect(await rejectedOf(car)).toMatchObject([{ why: 'not storable: 22P05', topic: 'up/link/trace' }])
    }
    await batches.close()
  })

  it('a bad message between good ones of its car: all are acknowledged in order, the good ones stored', async () => {
    const car = await newCar()
    const acknowledged: number[] = []
    const words = ['ON', '\u0000', 'OFF', '\ud800', 'ACC']
    await Promise.all(
      words.map((word, n) => car.report({ [power]: word }, { seq: n, t: Date.now() - 1000 + n }).then(() => acknowledged.push(n))),
    )
    expect(acknowledged).toEqual([0, 1, 2, 3, 4])
    expect((await historyOf(car)).map(({ seq }) => seq)).toEqual([0, 2, 4])
    expect(await signalsOf(car)).toMatchObject({ [power]: { value: 'ACC' } })
    expect(await rejectedOf(car)).toHaveLength(2)
  })

  it('keeps the newest twenty aside, and only their first bytes', async () => {
    const car = await newCar()
    for (let i = 0; i < 25; i++) await car.say('link/hello', `${i} ${'x'.repeat(5000)}`)
    const kept = await rejectedOf(car)
    expect(kept).toHaveLength(20)
    expect(kept[0]?.payload.toString()).toMatch(/^5 x/)
    expect(kept.every(({ payload }) => payload.length === 4096)).toBe(true)
    expect(await refusedOf(car)).toBe(25)
  })

  it('5 MB are cut off from their header on, and the other cars go on', async () => {
    const [bad, good] = [await newCar(), await newCar()]
    const cut = bad.cut()
    bad.say('link/trace', Buffer.alloc(5 * 1024 * 1024, 120)).catch(() => {})
    await cut
    await good.report({ [speed]: 4 })
    expect(await signalsOf(good)).toMatchObject({ [speed]: { value: 4 } })
    await expect.poll(() => refusedOf(bad)).toBe(1)
    const again = await connectCar(server, bad.vehicleId, { identity: bad.identity })
    await again.report({ [speed]: 1 })
  })

  it('a full packet of 256 kB is taken', async () => {
    const car = await newCar()
    const payload = JSON.stringify({ boot: car.boot, seq: 0, t: Date.now() - 5000, dt: [0], s: { [speed]: [1] } }).padEnd(256 * 1024 - 100)
    await car.say('link/trace', payload)
    expect(await historyOf(car)).toHaveLength(1)
  })
})

describe('somebody who looks', () => {
  it('is told of each trace while the lease lasts; nobody else is notified', async () => {
    const car = await newCar()
    const told: unknown[] = []
    const stop = server.running.centre.live.listen(
      () => new Set([`vehicle:${car.vehicleId}`]),
      (change) => told.push(change),
    )
    await car.report({ [speed]: 1 })
    await server.work((work) => watch(work, car.vehicleId))
    await car.report({ [speed]: 2 })
    await expect.poll(() => told).toEqual([{ key: `vehicle:${car.vehicleId}`, topic: 'remote' }])
    server.clock.advance(46_000)
    await car.report({ [speed]: 3 })
    await new Promise((done) => setTimeout(done, 100))
    expect(told).toHaveLength(1)
    stop()
  })
})

describe('a car that is switched off', () => {
  it('is told once, when the latest state becomes OFF', async () => {
    const car = await newCar()
    const told: string[] = []
    const { reactions } = server.running.centre.ground
    ;(reactions as Map<string, readonly string[]>).set('link.car-switched-off', ['test.switched-off'])
    const times = async () => {
      const jobs = await query<{ vehicle: string }>(
        "select payload->>'vehicleId' as vehicle from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'test.switched-off'",
      )
      told.splice(0, told.length, ...jobs.map(({ vehicle }) => vehicle))
      return told.length
    }
    const t = Date.now() - 60_000
    await car.report({ [power]: 'ON', [speed]: 0 }, { t })
    expect(await times()).toBe(0)
    await car.report({ [power]: 'OFF' }, { t: t + 10_000 })
    expect(await times()).toBe(1)
    await car.report({ [power]: 'OFF' }, { t: t + 20_000 })
    await car.report({ [power]: null }, { t: t + 30_000 })
    await car.report({ [speed]: 0 }, { t: t + 31_000 })
    expect(await times()).toBe(1)
    // late news of an earlier stop do not move the latest state
    await car.report({ [power]: 'OFF' }, { t: t + 5000 })
    expect(await times()).toBe(1)
    // on and off within one message
    await car.say('link/trace', { boot: car.boot, seq: 100, t: t + 40_000, dt: [0, 5000], s: { [power]: ['ON', 'OFF'] } })
    expect(await times()).toBe(2)
    expect(new Set(told)).toEqual(new Set([car.vehicleId]))
  })
})

it('the history is dropped by whole days, and the days to come have their partitions', async () => {
  const days = async () =>
    (
      await query<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'link.history'::regclass`)
    ).map(({ name }) => name.replace('link.history_', ''))
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const first = day(-1)
  expect(await days()).toEqual(expect.arrayContaining([-1, 0, 1, 2, 3].map(day)))
  server.clock.advance(92 * 86_400_000)
  await server.work((work) => work.later({ name: 'link.keep-history', payload: {} }))
  await server.settle()
  const kept = await days()
  expect(kept).toEqual(expect.arrayContaining([-1, 0, 1, 2, 3].map(day)))
  expect(kept).not.toContain(first)
  server.clock.advance(-92 * 86_400_000)
})
