import { liveStream } from '@tsunagu/contract/platform.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askCar } from '../src/link/index.ts'
import { connectCar, endCars } from './car.ts'
import { addCar } from './cars.ts'
import { startServer, type TestServer } from './start-server.ts'

/** What was notified while nobody listened is found by reading again. */
let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

/** Every LISTEN connection of this centre breaks; it listens again a fifth of a second later. */
const deafen = () =>
  server.running.centre.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'tsunagu listen'`,
  )

it('a request asked for while no replica hears reaches its car when they listen again, not with the next look at the clock', async () => {
  const vehicleId = await addCar(server)
  const car = await connectCar(server, vehicleId)
  expect((await deafen()).rowCount).toBe(2)
  const requestId = crypto.randomUUID()
  await server.work((work) => askCar(work, { vehicleId, requestId, verb: 'remote/lock-doors', args: {}, by: 'owner' }))
  expect((await car.request('remote/lock-doors', 3000)).id).toBe(requestId)
})

it('a live page is told that it may have missed something', async () => {
  const { cookie } = await server.owner()
  const answer = await server.app.inject({ url: liveStream.path, headers: { cookie }, payloadAsStream: true })
  const stream = answer.stream()
  let text = ''
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  await expect.poll(() => text).toContain('event: open')
  await deafen()
  await expect.poll(() => text, { timeout: 3000 }).toContain('event: lost')
  stream.destroy()
  answer.raw.res.destroy()
})
