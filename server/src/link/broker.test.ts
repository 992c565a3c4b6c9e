import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectCar, endCars } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { askCar, requestOf, stateOf } from './index.ts'

const mosquitto = process.env.MOSQUITTO ?? '/usr/sbin/mosquitto'
const installed = existsSync(mosquitto)
if (!installed) console.log(`Skipped: cars behind an outside broker, because ${mosquitto} is not installed here.`)

const speed = 'Vehicle.Speed'
const lock = 'remote/lock-doors'

describe.skipIf(!installed)('behind an outside broker', () => {
  let broker: ChildProcess
  let server: TestServer
  let folder: string
  let port: number
  beforeAll(async () => {
    port = await freePort()
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-broker-'))
    writeFileSync(join(folder, 'conf'), `listener ${port} 127.0.0.1\nallow_anonymous true\n`)
    broker = spawn(mosquitto, ['-c', join(folder, 'conf')], { stdio: 'ignore' })
    await reachable(port)
    server = await startServer({ cars: true, env: { BROKER_URL: `mqtt://127.0.0.1:${port}` } })
  })
  afterAll(async () => {
    await endCars()
    await server?.stop()
    const ended = once(broker, 'exit')
    broker.kill()
    await ended
    rmSync(folder, { recursive: true })
  })
  const options = () => ({ mqtt: { protocol: 'mqtt' as const, host: '127.0.0.1', port } })

  it('a car keeps its trace until the centre says that it is stored', async () => {
    const car = await connectCar(server, await addCar(server), options())
    expect(JSON.parse(car.heard.find(({ word }) => word === 'link/welcome')?.payload ?? '{}')).toMatchObject({ stored: 'received' })
    await car.report({ [speed]: 12 }, { seq: 4 })
    expect(JSON.parse(await car.next('link/received'))).toEqual({ boot: car.boot, seq: 4 })
    const state = await server.work((work) => stateOf(work, car.vehicleId))
    expect(state).toMatchObject({ presence: { state: 'online' }, signals: { [speed]: { value: 12 } } })
  })

  it('a request goes out and its answer comes back; the will tells that the car is lost', async () => {
    const vehicleId = await addCar(server)
    const car = await connectCar(server, vehicleId, options())
    const requestId = crypto.randomUUID()
    await server.work((work) => askCar(work, { vehicleId, requestId, verb: lock, args: {}, by: 'owner' }))
    expect((await car.request(lock)).id).toBe(requestId)
    await car.answer(requestId, 'done')
    await expect.poll(async () => (await server.work((work) => requestOf(work, vehicleId, requestId))).state).toBe('done')
    await car.kill()
    await expect.poll(async () => (await server.work((work) => stateOf(work, vehicleId))).presence.state).toBe('lost')
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function reachable(port: number): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((done) => socket.once('connect', () => done(true)).once('error', () => done(false)))
    socket.destroy()
    if (open) return
    await pause(50)
  }
  throw new Error('the broker does not start')
}
