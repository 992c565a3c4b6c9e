import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectCar, endCars, est, type TestCar } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { testDatabase } from '../../test/database.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { askCar, requestOf, revokeUnit, rotateCommandKey, stateOf } from './index.ts'

/** Two replicas on one database. */
let database: Awaited<ReturnType<typeof testDatabase>>
let a: TestServer
let b: TestServer
beforeAll(async () => {
  database = await testDatabase()
  a = await startServer({ cars: true, databaseUrl: database.url })
  b = await startServer({ cars: true, databaseUrl: database.url })
})
afterAll(async () => {
  await endCars()
  await a?.stop()
  await b?.stop()
  await database?.drop()
})

const lock = 'remote/lock-doors'
const askAt = (server: TestServer, vehicleId: string, requestId = crypto.randomUUID()) =>
  server.work((work) => askCar(work, { vehicleId, requestId, verb: lock, args: {}, by: 'owner' })).then(() => requestId)
const presenceOf = async (vehicleId: string) => (await a.work((work) => stateOf(work, vehicleId))).presence.state

it('a request made at one replica reaches the car on the other, and both tell it', async () => {
  const vehicleId = await addCar(a)
  const car = await connectCar(b, vehicleId)
  const told: string[] = []
  const stop = a.running.centre.live.listen(
    () => new Set([`vehicle:${vehicleId}`]),
    () => told.push('moved'),
  )
  const id = await askAt(a, vehicleId)
  expect((await car.request(lock)).id).toBe(id)
  await car.answer(id, 'done')
  expect((await a.work((work) => requestOf(work, vehicleId, id))).state).toBe('done')
  await expect.poll(() => told.length).toBe(3)
  stop()
})

it('a car that comes to the other replica is taken over: the older connection is cut, its end ignored', async () => {
  const vehicleId = await addCar(a)
  const atA = await connectCar(a, vehicleId)
  const cut = atA.cut()
  const atB = await connectCar(b, vehicleId, { identity: atA.identity })
  await cut
  await new Promise((done) => setTimeout(done, 100))
  expect(await presenceOf(vehicleId)).toBe('online')
  const id = await askAt(a, vehicleId)
  expect((await atB.request(lock)).id).toBe(id)
})

it('revocation at one replica cuts the car off at the other', async () => {
  const vehicleId = await addCar(a)
  const car = await connectCar(b, vehicleId)
  const cut = car.cut(1000)
  await a.work((work) => revokeUnit(work, vehicleId))
  await cut
  await expect(connectCar(a, vehicleId, { identity: car.identity })).rejects.toThrow('closed')
})

it('a successor of the command key is told to cars, signed by the old one, and used once the car has it', async () => {
  const [knows, ignores] = [await connectCar(b, await addCar(a)), await connectCar(a, await addCar(a))]
  const keysBefore = (JSON.parse((await est(b, 'GET', '/car/command-keys', knows.identity)).body) as { keys: { kid: string }[] }).keys
  const headerOf = (jws: string) => JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()) as { kid: string; typ: string }
  await a.work((work) => rotateCommandKey(work))
  const told = await knows.next('link/keys')
  expect(headerOf(told)).toMatchObject({ kid: keysBefore[0]?.kid, typ: 'car-keys+jwt' })
  const claims = JSON.parse(Buffer.from(told.split('.')[1] ?? '', 'base64url').toString()) as {
    carId: string
    keys: { kid: string; d?: string }[]
  }
  expect(claims.carId).toBe(knows.carId)
  expect(claims.keys.map(({ kid }) => kid)).toContain(keysBefore[0]?.kid)
  expect(claims.keys.every((key) => key.d === undefined)).toBe(true)
  const newest = claims.keys[0]?.kid ?? ''
  expect(newest).not.toBe(keysBefore[0]?.kid)
  await ignores.next('link/keys')

  await knows.hello({ keys: claims.keys.map(({ kid }) => kid) })
  await askAt(b, knows.vehicleId)
  expect(headerOf(await knows.next(lock)).kid).toBe(newest)
  await askAt(b, ignores.vehicleId)
  expect(headerOf(await ignores.next(lock)).kid).toBe(keysBefore[0]?.kid)
  const after = (JSON.parse((await est(a, 'GET', '/car/command-keys', ignores.identity)).body) as { keys: { kid: string }[] }).keys
  expect(after.map(({ kid }) => kid)).toEqual([newest, keysBefore[0]?.kid])
})

it('the cars of a replica that died are lost when its lease has run out', async () => {
  const vehicleId = await addCar(a)
  const car: TestCar = await connectCar(a, vehicleId)
  const dead = crypto.randomUUID()
  const { pool } = a.running.centre.database
  await pool.query('insert into link.replicas (id, until) values ($1, $2)', [dead, new Date(Date.now() + 1000)])
  await pool.query('update link.presence set replica = $1, connection = 999999 where vehicle_id = $2', [dead, vehicleId])
  await a.work((work) => work.later({ name: 'link.sweep-presence', payload: {} }))
  await a.settle()
  expect(await presenceOf(vehicleId)).toBe('online')
  await pool.query('update link.replicas set until = $2 where id = $1', [dead, new Date(Date.now() - 1)])
  await b.work((work) => work.later({ name: 'link.sweep-presence', payload: {} }))
  await b.settle()
  expect(await presenceOf(vehicleId)).toBe('lost')
  await connectCar(b, vehicleId, { identity: car.identity })
  expect(await presenceOf(vehicleId)).toBe('online')
})

it('a replica that stops says so: its cars are lost at once and may come to the other', async () => {
  const c = await startServer({ cars: true, databaseUrl: database.url })
  const vehicleId = await addCar(a)
  const car = await connectCar(c, vehicleId)
  await c.running.stop()
  expect(await presenceOf(vehicleId)).toBe('lost')
  const id = await askAt(a, vehicleId)
  const back = await connectCar(b, vehicleId, { identity: car.identity })
  expect((await back.request(lock)).id).toBe(id)
})
