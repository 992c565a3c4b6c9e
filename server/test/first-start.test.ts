import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareDatabase } from '../src/main.ts'
import { modules } from '../src/modules.ts'
import { readMigrations } from '../src/platform/database/migrate.ts'
import { connectCar, endCars } from './car.ts'
import { addCar } from './cars.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { startServer, type TestServer } from './start-server.ts'

let database: TestDatabase
const replicas: TestServer[] = []
beforeAll(async () => {
  database = await testDatabase({ template: false })
})
afterAll(async () => {
  await endCars()
  for (const replica of replicas) await replica.stop()
  await database?.drop()
})

it('several replicas that start at once on an empty database: each migration is applied once, and all of them go on', async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(database.url)))
  expect(applied.flat().sort()).toEqual((await readMigrations(modules)).map(({ name }) => name).sort())
})

it('… and they are one centre: a car enrolled at one of them is known at the others', async () => {
  const start = () => startServer({ cars: true, databaseUrl: database.url }).then((replica) => replicas.push(replica))
  await Promise.all([start(), start(), start()])
  const [first, ...others] = replicas as [TestServer, TestServer, TestServer]
  const vehicleId = await addCar(first)
  const car = await connectCar(first, vehicleId)
  for (const other of others) await connectCar(other, vehicleId, { identity: car.identity })
})
