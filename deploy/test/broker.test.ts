/** Mosquitto with the configuration an operator gets: cars by certificate, each on its own topics; killed in the middle of ingest. */
import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { brokerFiles, revokeUnit } from '@tsunagu/server/link/index.ts'
import { connectCar, endCars } from '@tsunagu/server/test/car.ts'
import { testDatabase } from '@tsunagu/server/test/database.ts'
import { installedMosquitto, type Mosquitto, type MosquittoFolder, startMosquitto } from '@tsunagu/server/test/mosquitto.ts'
import { startServer, type TestServer } from '@tsunagu/server/test/start-server.ts'
import { freePorts } from '@tsunagu/start/ports.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Enrolled, enrolCars, Fleet } from './fleet.ts'
import { operatorsMosquitto } from './operators-mosquitto.ts'

if (!installedMosquitto) console.log('Skipped: an operator’s own broker, because Mosquitto is not installed here.')

describe.skipIf(!installedMosquitto)('Mosquitto as deploy/mosquitto has it', { timeout: 60_000 }, () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  let scene: TestServer
  let centre: TestServer
  let folder: MosquittoFolder
  let port: number
  let centrePort: number
  let broker: Mosquitto
  let enrolled: Enrolled[]

  const write = async () => {
    for (const [name, text] of Object.entries(await scene.work(brokerFiles))) folder.put(name, text)
  }
  const start = async () => {
    broker = await startMosquitto(join(folder.path, 'mosquitto.conf'), [port, centrePort])
  }

  beforeAll(async () => {
    database = await testDatabase()
    scene = await startServer({ cars: true, databaseUrl: database.url })
    ;[port = 0, centrePort = 0] = await freePorts(2)
    const operators = operatorsMosquitto(port)
    folder = operators.folder
    folder.put('mosquitto.conf', operators.settings.replace('listener 1884', `listener ${centrePort} 127.0.0.1`))
    const passwords = folder.put('passwords', '')
    spawnSync('mosquitto_passwd', ['-b', '-c', passwords, 'centre', 'secret'])
    chmodSync(passwords, 0o644)
    enrolled = await enrolCars(scene, 6)
    await write()
    await start()
    centre = await startServer({
      cars: true,
      databaseUrl: database.url,
      env: { BROKER_URL: `mqtt://centre:secret@127.0.0.1:${centrePort}` },
    })
  }, 60_000)
  afterAll(async () => {
    await endCars()
    await centre?.stop()
    await scene?.stop()
    await broker?.stop()
    await database?.drop()
    folder?.remove()
  })
  const car = (index: number) =>
    connectCar(scene, (enrolled[index] as Enrolled).vehicleId, {
      identity: (enrolled[index] as Enrolled).identity,
      mqtt: { port, host: '127.0.0.1' },
    })

  it('a car reaches its own topics and nobody else’s', async () => {
    const [one, other] = [await car(0), await car(1)]
    await one.report({ 'Vehicle.Exterior.AirTemperature': 4 })
    expect(JSON.parse(await one.next('link/received'))).toMatchObject({ boot: one.boot })
    // Mosquitto takes it and drops it, as MQTT 3.1.1 must
    await one.publish(`cars/${other.carId}/up/link/bye`, JSON.stringify({ boot: other.boot, why: 'sleep' }))
    const granted = await one.mqtt.subscribeAsync(`cars/${other.carId}/down/#`, { qos: 1 }).catch((error: Error) => error)
    await other.report({ 'Vehicle.Exterior.AirTemperature': 5 })
    await other.next('link/received')
    expect(one.heard.filter(({ payload }) => payload.includes(other.boot))).toEqual([])
    expect(granted).toBeDefined()
    const [row] = (
      await scene.running.centre.database.pool.query<{ state: string }>('select state from link.presence where vehicle_id = $1', [
        other.vehicleId,
      ])
    ).rows
    expect(row?.state).toBe('online')
  })

  it('a car that comes under another’s name does not throw that one off the line', async () => {
    const other = await car(1)
    const { vehicleId, identity } = enrolled[0] as Enrolled
    const mqtt = { port, host: '127.0.0.1', clientId: other.carId }
    const liar = await connectCar(scene, vehicleId, { identity, mqtt, hello: false })
    await other.report({ 'Vehicle.Exterior.AirTemperature': 6 })
    await other.next('link/received')
    expect([liar.mqtt.connected, other.mqtt.connected]).toEqual([true, true])
  })

  it('kill -9 of the broker in the middle of ingest: cars keep what the centre has not named, and nothing is lost', async () => {
    const fleet = new Fleet(enrolled.slice(2, 5), { host: '127.0.0.1', port, every: 50, keepUntil: 'received' })
    await expect.poll(() => fleet.acknowledged, { timeout: 20_000 }).toBeGreaterThan(30)
    await broker.stop('SIGKILL')
    await pause(500)
    await start()
    await expect.poll(() => fleet.online, { timeout: 20_000 }).toBe(3)
    await fleet.expectAllIn(database.url)
    await fleet.park()
    const said = async () =>
      (await scene.running.centre.database.pool.query<{ kind: string }>('select kind from link.incidents order by id')).rows
        .map(({ kind }) => kind)
        .filter((kind) => kind.startsWith('broker-'))
    await expect.poll(said, { timeout: 10_000 }).toEqual(['broker-unreachable', 'broker-back'])
  })

  it('a revoked car is refused once the broker has read the list again; the others go on', async () => {
    const { vehicleId } = enrolled[5] as Enrolled
    const dealer = await scene.staff('administrator')
    await scene.work((work) => revokeUnit(work, vehicleId), {
      kind: 'staff',
      accountId: dealer.accountId,
      roles: ['administrator'],
      sessionId: '',
      authenticatedAt: new Date(),
    })
    await write()
    broker.signal('SIGHUP')
    await pause(300)
    await expect(car(5)).rejects.toThrow('closed')
    await (await car(0)).kill()
  })
})
