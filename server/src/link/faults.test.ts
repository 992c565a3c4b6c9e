/** What cars, networks and thieves do to a line. Faults of processes and databases are in deploy/test. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { type Incident, readLineState } from '@tsunagu/contract/line-state.ts'
import { topic } from '@tsunagu/contract/message.ts'
import { generate } from 'mqtt-packet'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type CarIdentity, connectCar, endCars, enrol, enrolCar, est, newRequest, trustedCa } from '../../test/car.ts'
import { addCar } from '../../test/cars.ts'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { StubbornCar } from '../../test/stubborn-car.ts'
import { layWire } from '../../test/wire.ts'
import { doorsOf, makeEnrolmentCode, stateOf } from './index.ts'

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

const counters = () => server.running.centre.ground.counters
/** What the administrator's page must say by the end of this file: each test adds its own, the last one looks. */
const toBeSaid: Partial<Incident>[] = []

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
  const { takenOver } = counters().connections
  const again = await connectCar(server, vehicleId, { identity: car.identity, boot: car.boot })
  await again.report({ [temperature]: 21 }, { seq: 1 })
  expect(await presenceOf(vehicleId)).toBe('online')
  expect(await storedOf(vehicleId)).toBe(2)
  expect(counters().connections.takenOver).toBe(takenOver + 1)
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

it('one car sends 1,000 messages a second, for four seconds: others are acknowledged as ever, memory stays bounded, and it is named', async () => {
  const [loud, quiet] = [await addCar(server), await addCar(server)]
  const flooding = await connectCar(server, loud)
  const other = await connectCar(server, quiet)
  const { ground } = server.running.centre
  const seconds = 4
  let sent = 0
  let most = 0
  const flood: Promise<void>[] = []
  const began = performance.now()
  const ended = new Promise<void>((done) => {
    const timer = setInterval(() => {
      // by the clock, so that a slow machine does not make it fewer
      for (; sent < Math.min(seconds * 1000, performance.now() - began); sent++)
        flood.push(
          flooding.publish(
            topic.up(flooding.carId, 'link', 'trace'),
            JSON.stringify({ boot: flooding.boot, seq: sent, t: Date.now(), dt: [0], s: { [temperature]: [sent % 30] } }),
          ),
        )
      most = Math.max(most, ground.counters.bytesInFlight())
      if (sent < seconds * 1000) return
      clearInterval(timer)
      done()
    }, 10)
  })
  const waits: number[] = []
  for (let over = false; !over; ) {
    const at = performance.now()
    await other.report({ [temperature]: 7 })
    waits.push(performance.now() - at)
    over = await Promise.race([ended.then(() => true), new Promise<false>((go) => setTimeout(go, 50, false))])
  }
  waits.sort((one, another) => one - another)
  expect(waits.length).toBeGreaterThan(20)
  expect(waits[Math.floor(waits.length / 2)], 'PUBLISH to PUBACK of the other car (ms)').toBeLessThan(200)
  expect(waits.at(-1), 'the longest (ms)').toBeLessThan(2000)
  // what one line may hold, and a piece that was read together with the last of it
  expect(most).toBeLessThan(1.2 * 1024 * 1024)
  await Promise.all(flood)
  expect(await storedOf(loud)).toBe(seconds * 1000)
  await expect.poll(() => counters().refused['too-many'], { timeout: 3000 }).toBeGreaterThan(0)
  toBeSaid.push({ kind: 'refused', cause: 'too-many', vehicleId: loud, carId: flooding.carId })
})

it('all cars come back at once after every line broke: each is welcomed, each message is there once', async () => {
  const identities = []
  for (let number = 0; number < 30; number++) identities.push(await enrolCar(server, await addCar(server)))
  const wire = await layWire(port())
  const fleet = identities.map((identity) => new StubbornCar(identity, { host: '127.0.0.1', port: wire.port, every: 200 }))
  await expect.poll(() => fleet.every((car) => car.welcomes === 1), { timeout: 15_000 }).toBe(true)
  const ended = counters().connections.ended
  wire.cut()
  toBeSaid.push({ kind: 'connections-lost' })
  await expect.poll(() => fleet.every((car) => car.welcomes === 2 && car.online), { timeout: 15_000 }).toBe(true)
  for (const car of fleet) car.quiet()
  await expect.poll(() => fleet.reduce((sum, car) => sum + car.waiting, 0), { timeout: 15_000 }).toBe(0)
  const { rows } = await server.running.centre.database.pool.query<{ boot: string; stored: number }>(
    'select boot, count(*)::int as stored from link.history where boot = any($1) group by boot',
    [fleet.map((car) => car.boot)],
  )
  expect(new Map(rows.map(({ boot, stored }) => [boot, stored]))).toEqual(new Map(fleet.map((car) => [car.boot, car.measured])))
  expect(counters().connections.ended - ended).toBeGreaterThanOrEqual(30)
  await Promise.all(fleet.map((car) => car.park()))
  await wire.close()
})

it('a packet that never ends: others go on; however it drips, after 30 s its line is cut, and the car is named', async () => {
  const stuck = await addCar(server)
  const socket = await knock(await enrolCar(server, stuck))
  socket.write(Buffer.from([0x32, 0xff, 0xff, 0x0f]))
  let ended = false
  socket.once('close', () => {
    ended = true
  })
  const drip = setInterval(() => socket.write('x'), 20)
  const vehicleId = await addCar(server)
  const other = await connectCar(server, vehicleId)
  await other.report({ [temperature]: 3 })
  const before = counters().refused['never-ends']
  const now = performance.now.bind(performance)
  const later = (ms: number) => vi.spyOn(performance, 'now').mockImplementation(() => now() + ms)
  later(25_000)
  await new Promise((done) => setTimeout(done, 1500))
  expect(ended, 'not yet: a slow network is no offence').toBe(false)
  later(31_000)
  await expect.poll(() => ended, { timeout: 3000 }).toBe(true)
  vi.restoreAllMocks()
  clearInterval(drip)
  expect(counters().refused['never-ends']).toBe(before + 1)
  await other.report({ [temperature]: 4 })
  expect(await storedOf(vehicleId)).toBe(2)
  toBeSaid.push({ kind: 'refused', cause: 'never-ends', vehicleId: stuck })
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

it('a clock an hour behind the database’s is said, in the database’s time', async () => {
  const began = Date.now()
  server.clock.advance(-3600_000)
  try {
    const found = async () =>
      (await server.running.centre.database.pool.query("select since, facts from link.incidents where kind = 'clock-differs'")).rows
    await expect.poll(found, { timeout: 12_000, interval: 200 }).toMatchObject([{ facts: { seconds: -3600 } }])
    const [{ since }] = await found()
    expect(since.getTime()).toBeGreaterThan(began - 1000)
    expect((await server.app.inject({ url: '/ready' })).json()).toEqual({ ready: false, missing: ['clock'] })
  } finally {
    server.clock.advance(3600_000)
  }
  toBeSaid.push({ kind: 'clock-differs', seconds: -3600 })
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

it('a certificate that ends while its car is connected: what it said before is kept, it is cut off within seconds, the next one is refused, also with a resumed session', async () => {
  const vehicleId = await addCar(server)
  const seconds = 3
  // enrolled by a centre that gives certificates for so long
  const brief = await startServer({
    cars: true,
    databaseUrl: server.running.centre.config.DATABASE_URL,
    secret: server.running.centre.config.SECRET,
    env: { CERTIFICATE_DAYS: String(seconds / 86_400) },
  })
  const enrolledAt = Date.now()
  const identity = await enrolCar(brief, vehicleId)
  const car = await connectCar(server, vehicleId, { identity })
  const stream = car.mqtt.stream as TLSSocket
  const session = stream.getSession()?.length ? stream.getSession() : ((await once(stream, 'session'))[0] as Buffer)
  await car.report({ [temperature]: 5 })
  expect(await storedOf(vehicleId)).toBe(1)
  expect(Date.now(), 'the certificate still counts').toBeLessThan(enrolledAt + seconds * 1000)
  const cutAt = once(stream, 'close').then(() => Date.now())
  await brief.stop()
  // a certificate's times are whole seconds
  expect(await cutAt).toBeGreaterThan(enrolledAt + (seconds - 1) * 1000)
  const before = { ...counters().refused }
  await expect(connectCar(server, vehicleId, { identity })).rejects.toThrow('closed')
  await expect.poll(() => counters().refused.certificate).toBe(before.certificate + 1)
  await expect(connectCar(server, vehicleId, { identity, mqtt: { session } as object })).rejects.toThrow('closed')
  const refused = () => counters().refused.certificate + counters().refused.revoked
  await expect.poll(refused).toBe(before.certificate + before.revoked + 2)
  toBeSaid.push({ kind: 'refused', cause: 'certificate', vehicleId: null })
})

it('a stolen enrolment code used twice: whoever comes second gets nothing, and the car is named', async () => {
  const vehicleId = await addCar(server)
  const { code } = await server.work((work) => makeEnrolmentCode(work, vehicleId))
  const identity = await enrol(server, code)
  const before = counters().refused.enrolment
  const ca = await trustedCa(server, code)
  const { request } = await newRequest()
  const second = await est(server, 'POST', '/.well-known/est/simpleenroll', { ca, password: code.split('.')[0] ?? '', body: request })
  expect(second.status).toBe(401)
  expect(counters().refused.enrolment).toBe(before + 1)
  // the first one's certificate still counts
  await (await connectCar(server, vehicleId, { identity })).report({ [temperature]: 6 })
  toBeSaid.push({ kind: 'refused', cause: 'enrolment', vehicleId, carId: identity.carId })
})

it('the administrator’s page says what happened', async () => {
  const administrator = await server.staff('administrator')
  const said = async () => (await administrator.call(readLineState)).incidents
  const all = toBeSaid.map((one) => expect.objectContaining(one))
  await expect.poll(said, { timeout: 12_000, interval: 200 }).toEqual(expect.arrayContaining(all))
  const connections = async () => (await administrator.call(readLineState)).connections
  await expect.poll(connections, { timeout: 12_000, interval: 200 }).toEqual(counters().connections)
  const { refused } = await administrator.call(readLineState)
  for (const { cause, vehicleId } of toBeSaid)
    if (cause && vehicleId) expect(refused.find((one) => one.cause === cause)?.cars.map((car) => car.vehicleId)).toContain(vehicleId)
})
