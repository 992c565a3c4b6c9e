import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { carOnLine, clearCars, folder, openCentre, parkedCar } from '../test/cars.ts'
import { type StandInCentre, until } from '../test/stand-in-centre.ts'
import { type Bench, openBench } from './bench.ts'
import { carsView, carView } from './bench-contract.ts'
import type { Car } from './car.ts'

vi.setConfig({ testTimeout: 15_000 })
let centre: StandInCentre
let bench: Bench
let car: Car
let carId: string
beforeAll(async () => {
  centre = await openCentre()
  const online = await carOnLine(centre, { name: 'ours', kind: 'bev' })
  car = online.car
  carId = online.carId
  // one level down: what lies beside it must be ours too
  const web = join(await folder(), 'web')
  await mkdir(join(web, 'assets'), { recursive: true })
  await writeFile(join(web, 'index.html'), '<!doctype html><title>bench</title>')
  await writeFile(join(web, 'assets', 'a.js'), 'export {}')
  await writeFile(join(web, '..', 'secret.txt'), 'secret')
  bench = await openBench({ cars: [car, await parkedCar(centre, { name: 'not enrolled' })], port: 0, web })
})
afterAll(async () => {
  await bench.close()
  await clearCars()
})

const at = (path: string) => `http://127.0.0.1:${bench.port}${path}`
async function post(act: string, body?: unknown, id = 'ours'): Promise<[number, unknown]> {
  const response = await fetch(at(`/api/cars/${encodeURIComponent(id)}/${act}`), {
    method: 'POST',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return [response.status, await response.json()]
}

/** A request with headers that `fetch` does not let one choose, and a path it would tidy up. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: bench.port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
}

it('lists its cars in the words of its contract', async () => {
  const { cars, routes } = carsView.parse(await (await fetch(at('/api/cars'))).json())
  expect(cars.map(({ name, carId }) => [name, carId])).toEqual([
    ['ours', carId],
    ['not enrolled', null],
  ])
  expect(cars.map(({ line }) => line.state)).toEqual(['online', 'not-enrolled'])
  expect([cars[0]?.body.fuel, cars[0]?.body.charge]).toEqual([null, expect.any(Number)])
  expect(routes).toContain('tokyo-palace')
})

it('acts on a car by name or id, and says why not', async () => {
  expect(await post('open-door', { door: 'Row1.DriverSide' })).toEqual([409, { code: 'locked' }])
  const [status, view] = await post('unlock', undefined, carId)
  expect([status, carView.parse(view).body.doors['Row1.DriverSide'].locked]).toEqual([200, false])
  expect(await post('open-door', { door: 'Row9' })).toEqual([400, { code: 'invalid' }])
  expect(await post('open-door', { door: 'Row1.DriverSide', more: 1 })).toEqual([400, { code: 'invalid' }])
  expect(await post('explode')).toEqual([404, { code: 'not-found' }])
  expect(await post('lock', {}, 'nobody')).toEqual([404, { code: 'not-found' }])
  expect(await post('wake', {}, 'not enrolled')).toEqual([409, { code: 'not-enrolled' }])
  expect(await post('enrol', { code: 'nonsense' }, 'not enrolled')).toEqual([409, { code: 'enrolment-failed' }])
})

it('sends a sleeping car the message that wakes it', async () => {
  expect((await post('sleep'))[0]).toBe(200)
  await until(() => centre.byes(carId).length === 1)
  expect((await post('wake', undefined, carId))[0]).toBe(202)
  await until(() => car.lineState === 'online')
})

it('shows the orders a car has had, and what came of them', async () => {
  const { claims } = await centre.ask(carId, 'remote/lock-doors', { by: 'staff:operator' })
  await until(() => car.view().requests[0]?.result === 'done')
  expect(car.view().requests[0]).toMatchObject({
    id: claims.id,
    verb: 'remote/lock-doors',
    by: 'staff:operator',
    endedAt: expect.any(Number),
  })
})

it('pushes changes to who watches, at most ten times a second', async () => {
  const stop = new AbortController()
  const response = await fetch(at('/api/events'), { signal: stop.signal })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const pushed: string[][] = []
  const reading = (async () => {
    for (let text = ''; ; ) {
      const { value, done } = await reader.read()
      if (done) return
      text += Buffer.from(value).toString()
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) pushed.push(carsView.parse(JSON.parse(event.split('data: ')[1] ?? '')).cars.map(({ name }) => name))
    }
  })().catch(() => {})
  await until(() => pushed.length === 1)
  expect(pushed[0]).toHaveLength(2)
  await post('drive-off', { prepare: true })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  stop.abort()
  await reading
  expect(pushed.length).toBeGreaterThan(4)
  expect(pushed.length).toBeLessThanOrEqual(13)
  expect(pushed.at(-1)).toEqual(['ours'])
})

it('serves the pages, and nothing beside them', async () => {
  expect(await (await fetch(at('/'))).text()).toContain('bench')
  expect(await (await fetch(at('/cars/ours'))).text()).toContain('bench')
  expect((await fetch(at('/assets/a.js'))).headers.get('content-type')).toContain('javascript')
  expect((await fetch(at('/assets/missing.js'))).status).toBe(404)
  const host = { host: `127.0.0.1:${bench.port}` }
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%zz']) {
    expect(await raw(path, host), path).toBeGreaterThanOrEqual(400)
  }
})

it('refuses pages of other origins and names of other machines', async () => {
  const host = `127.0.0.1:${bench.port}`
  expect(await raw('/api/cars', { host, origin: `http://${host}` })).toBe(200)
  expect(await raw('/api/cars', { host, origin: 'https://evil.example' })).toBe(403)
  expect(await raw('/api/cars/ours/unlock', { host, origin: 'null' }, 'POST')).toBe(403)
  expect(await raw('/api/cars', { host: 'rebound.example' })).toBe(403)
})
