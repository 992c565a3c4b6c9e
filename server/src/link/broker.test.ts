import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../start/src/ports.ts'
import { connectCar, endCars } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { installedMosquitto, type Mosquitto, type MosquittoFolder, mosquittoFolder, startMosquitto } from '../../test/mosquitto.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { askCar, requestOf, stateOf } from './index.ts'

if (!installedMosquitto) console.log('Skipped: cars behind an outside broker, because Mosquitto is not installed here.')

const speed = 'Vehicle.Speed'
const lock = 'remote/lock-doors'

describe.skipIf(!installedMosquitto)('behind an outside broker', () => {
  let broker: Mosquitto
  let server: TestServer
  let folder: MosquittoFolder
  let port: number
  beforeAll(async () => {
    port = await freePort()
    folder = mosquittoFolder()
    broker = await startMosquitto(folder.put('conf', `listener ${port} 127.0.0.1\nallow_anonymous true\n`), [port])
    server = await startServer({ cars: true, env: { BROKER_URL: `mqtt://127.0.0.1:${port}` } })
  })
  afterAll(async () => {
    await endCars()
    await server?.stop()
    await broker?.stop()
    folder?.remove()
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
