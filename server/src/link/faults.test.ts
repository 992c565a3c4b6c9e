/** What cars, networks and thieves do to a line. Faults of processes and databases are in deploy/test. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTls } from 'node:tls'
import { topic } from '@tsunagu/contract/message.ts'
import { generate } from 'mqtt-packet'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CarIdentity, connectCar, endCars, enrolCar } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { StubbornCar } from '../../test/stubborn-car.ts'
import { layWire } from '../../test/wire.ts'
import { doorsOf, stateOf } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ cars: true })
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const temperature = 'Vehicle.Exterior.AirTemperature'
const port = () => doorsOf(server.running.centre).mqttPort
const presenceOf = async (vehicleId: string) => (await server.work((work) => stateOf(work, vehicleId))).presence.state
const storedOf = async (vehicleId: string): Promise<number> =>
  (await server.running.centre.database.pool.query('select 1 from link.history where vehicle_id = $1', [vehicleId])).rowCount ?? 0

/** A bare TLS connection that has said CONNECT. */
async function knock(identity: CarIdentity) {
  const socket = connectTls({ port: port(), host: '127.0.0.1', servername: 'localhost', ...identity })
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clean: true, clientId: identity.carId, keepalive: 60 }))
  await once(socket, 'data')
  return socket
}

it('a half-open connection is taken over: the car comes again while the door still believes in the dead one, and nothing is lost', async () => {
  const vehicleId = await addCar(server)
  const wire = await layWire(port())
  const car = await connectCar(server, vehicleId, { mqtt: { port: wire.port } })
  await car.report({ [temperature]: 20 })
  wire.die()
  // sent into the void: never acknowledged, so the car keeps it
  const unheard = car.report({ [temperature]: 21 }, { seq: 1 })
  unheard.catch(() => {})
  expect(await presenceOf(vehicleId)).toBe('online')
  const again = await connectCar(server, vehicleId, { identity: car.identity, boot: car.boot })
  await again.report({ [temperature]: 21 }, { seq: 1 })
  expect(await presenceOf(vehicleId)).toBe('online')
  expect(await storedOf(vehicleId)).toBe(2)
  await car.kill()
  await wire.close()
  await new Promise((done) => setTimeout(done, 100))
  expect(await presenceOf(vehicleId)).toBe('online')
})

it('one car that floods the line waits for itself; another’s message is stored long before the flood is through', async () => {
  const [loud, quiet] = [await addCar(server), await addCar(server)]
  const flooding = await connectCar(server, loud)
  const other = await connectCar(server, quiet)
  let through = 0
  const body = (seq: number) => JSON.stringify({ boot: flooding.boot, seq, t: Date.now(), dt: [0], s: { [temperature]: [seq % 30] } })
  const flood = Array.from({ length: 1000 }, (_, seq) =>
    flooding.publish(topic.up(flooding.carId, 'link', 'trace'), body(seq)).then(() => through++),
  )
  await new Promise((done) => setTimeout(done, 20))
  const before = through
  await other.report({ [temperature]: 7 })
  expect(through - before).toBeLessThan(900)
  await Promise.all(flood)
  expect(await storedOf(loud)).toBe(1000)
  expect((await server.work((work) => stateOf(work, loud))).signals[temperature]?.value).toBe(999 % 30)
})

it('all cars come back at once after every line broke: each is welcomed, each message is there once', async () => {
  const identities = []
  for (let number = 0; number < 30; number++) identities.push(await enrolCar(server, await addCar(server)))
  const wire = await layWire(port())
  const fleet = identities.map((identity) => new StubbornCar(identity, { host: '127.0.0.1', port: wire.port, every: 200 }))
  await expect.poll(() => fleet.every((car) => car.welcomes === 1), { timeout: 15_000 }).toBe(true)
  wire.cut()
  await expect.poll(() => fleet.every((car) => car.welcomes === 2 && car.online), { timeout: 15_000 }).toBe(true)
  for (const car of fleet) car.quiet()
  await expect.poll(() => fleet.reduce((sum, car) => sum + car.waiting, 0), { timeout: 15_000 }).toBe(0)
  const { rows } = await server.running.centre.database.pool.query<{ boot: string; stored: number }>(
    'select boot, count(*)::int as stored from link.history where boot = any($1) group by boot',
    [fleet.map((car) => car.boot)],
  )
  expect(new Map(rows.map(({ boot, stored }) => [boot, stored]))).toEqual(new Map(fleet.map((car) => [car.boot, car.measured])))
  await Promise.all(fleet.map((car) => car.park()))
  await wire.close()
})

it('a packet that never ends: its line holds no more than the packet may have, and others go on', async () => {
  const socket = await knock(await enrolCar(server, await addCar(server)))
  const publish = Buffer.from([0x32, 0xff, 0xff, 0x0f])
  socket.write(publish)
  let ended = false
  socket.once('close', () => {
    ended = true
  })
  const drip = setInterval(() => socket.write('x'), 20)
  const vehicleId = await addCar(server)
  const other = await connectCar(server, vehicleId)
  await other.report({ [temperature]: 3 })
  expect(await storedOf(vehicleId)).toBe(1)
  expect(ended, 'not yet: a slow network is no offence').toBe(false)
  clearInterval(drip)
  socket.destroy()
})

it('half a message and then nothing is no message', async () => {
  const vehicleId = await addCar(server)
  const identity = await enrolCar(server, vehicleId)
  const socket = await knock(identity)
  const trace = JSON.stringify({ boot: 'boot-half', seq: 0, t: Date.now(), dt: [0], s: { [temperature]: [1] } })
  const packet = generate({
    cmd: 'publish',
    topic: topic.up(identity.carId, 'link', 'trace'),
    payload: trace,
    qos: 1,
    messageId: 1,
    dup: false,
    retain: false,
  })
  socket.write(packet.subarray(0, packet.length / 2))
  await new Promise((done) => setTimeout(done, 50))
  socket.destroy()
  await expect.poll(() => presenceOf(vehicleId)).not.toBe('online')
  expect(await storedOf(vehicleId)).toBe(0)
})

it('a certificate of another authority opens nothing, and is counted', async () => {
  const other = await startServer({ cars: true, secret: randomBytes(32).toString('base64') })
  try {
    const foreign = await enrolCar(other, await addCar(other))
    const ours = await enrolCar(server, await addCar(server))
    const refused = server.running.centre.ground.counters.refused.certificate
    // it trusts us, but we do not know who made its certificate
    await expect(connectCar(server, 'x', { identity: { ...foreign, ca: ours.ca } })).rejects.toThrow('closed')
    await expect.poll(() => server.running.centre.ground.counters.refused.certificate).toBe(refused + 1)
  } finally {
    await other.stop()
  }
})

it('a certificate that has ended opens nothing', async () => {
  const vehicleId = await addCar(server)
  // enrolled in the past, for one day
  const past = await startServer({
    cars: true,
    databaseUrl: server.running.centre.config.DATABASE_URL,
    secret: server.running.centre.config.SECRET,
    env: { CERTIFICATE_DAYS: String(2 / 86_400) },
  })
  const identity = await enrolCar(past, vehicleId)
  await past.stop()
  await new Promise((done) => setTimeout(done, 2500))
  await expect(connectCar(server, vehicleId, { identity })).rejects.toThrow('closed')
})
