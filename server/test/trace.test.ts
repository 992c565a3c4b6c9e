import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { liveStream } from '@tsunagu/contract/platform.ts'
import * as remote from '@tsunagu/contract/remote.ts'
import { doorPlaces, doorSignal } from '@tsunagu/contract/signals.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../src/platform/config.ts'
import { activeTrace, openTracing, spanning, startTracing } from '../src/platform/watching/telemetry.ts'
import { connectCar, endCars } from './car.ts'
import { addCar } from './cars.ts'
import { startServer, type TestServer } from './start-server.ts'

const exporter = new InMemorySpanExporter()
let server: TestServer
let stopTracing: () => Promise<void>
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await stopTracing?.()
  await server?.stop()
})

it('costs nothing and leaves nothing while it is off', async () => {
  await spanning('nothing', {}, async (span) => {
    expect([span, activeTrace()]).toEqual([undefined, undefined])
  })
})

it('a tap is one trace: endpoint, transaction, claim, publishing, the car’s answers, the reaction to it, and the word to the page', async () => {
  stopTracing = await startTracing(new SimpleSpanProcessor({ exporter }), { OTEL_SERVICE_NAME: 'test', OTEL_TRACES_SAMPLER_ARG: 1 })
  const owner = await server.owner({ email: 'hanako.trace@test.example' })
  for (const { about, version } of await owner.call(remote.listCautions))
    await owner.call(remote.acknowledgeCaution, { params: { about }, body: { version } })
  const vehicleId = await addCar(server, { owner: owner.accountId })
  const car = await connectCar(server, vehicleId)
  await car.report({
    ...Object.fromEntries(doorPlaces.map((place) => [doorSignal(place, 'IsOpen'), false])),
    ...Object.fromEntries(doorPlaces.map((place) => [doorSignal(place, 'IsLocked'), false])),
    'Vehicle.Body.Trunk.Rear.IsOpen': false,
    'Vehicle.IsMoving': false,
    'Vehicle.LowVoltageSystemState': 'OFF',
    'Vehicle.Private.Seat.Row1.DriverSide.IsOccupied': false,
    'Vehicle.CurrentLocation.Latitude': 35.6586,
  })
  const page = await server.app.inject({ method: 'GET', url: liveStream.path, headers: { cookie: owner.cookie }, payloadAsStream: true })
  let heard = ''
  page.stream().on('data', (chunk: Buffer) => {
    heard += chunk
  })

  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const requestId = randomUUID()
  const tapping = server.callWith({ cookie: owner.cookie, traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
  await tapping(remote.lockDoors, { params: { vehicleId }, body: { requestId } })
  await car.request('remote/lock-doors')
  await car.answer(requestId, 'accepted')
  await car.answer(requestId, 'done')
  await server.settle()

  const spans = () => exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId)
  const named = (name: string) => spans().filter((span) => span.name === name)
  await expect.poll(() => named('live update').length).toBeGreaterThanOrEqual(4)
  page.stream().destroy()
  page.raw.res.destroy()
  const parts = [
    `POST ${remote.lockDoors.path}`,
    'transaction',
    'claim request',
    'publish to car',
    'answer of car',
    'job react.notices.link.request-moved',
  ]
  const began = parts.map((name) => Math.min(...named(name).map(({ startTime: [s, ns] }) => s * 1000 + ns / 1e6)))
  expect(began.every(Number.isFinite)).toBe(true)
  expect(began.toSorted((one, other) => one - other)).toEqual(began)
  expect(named('answer of car').map(({ attributes }) => attributes['tsunagu.result'])).toEqual(['accepted', 'done'])

  // what a page hears of a change says nothing of the trace, and a trace nothing of a person or a place
  expect(heard).toContain(requestId)
  expect(heard).not.toContain(traceId)
  const told = JSON.stringify(spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })))
  for (const personal of [owner.email, '青木', 'TST15-', '35.6', owner.accountId]) expect(told).not.toContain(personal)
})

it('sends what it saw to the collector that the configuration names', async () => {
  await stopTracing()
  const received: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk
    })
    request.on('end', () => {
      received.push(`${request.method} ${request.url} ${body}`)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo
  const config = readConfig({
    DATABASE_URL: 'postgres://nowhere',
    SECRET: Buffer.alloc(32).toString('base64'),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/`,
    OTEL_SERVICE_NAME: 'centre-a',
  })
  const stop = await openTracing(config)
  await expect(
    spanning('outer', {}, async () => {
      throw new TypeError('the words of an error may hold a value')
    }),
  ).rejects.toThrow()
  await stop()
  collector.closeAllConnections()
  collector.close()
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(/^POST \/v1\/traces .*"centre-a".*"name":"outer".*"TypeError"/)
  expect(received[0]).not.toContain('the words')
})
