/** A replica whose clock is an hour behind (faketime), beside one that is right: it takes no part, and what it is told is kept all the same. */
import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { testDatabase } from '@tsunagu/server/test/database.ts'
import { startServer, type TestServer } from '@tsunagu/server/test/start-server.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolCars, Fleet } from './fleet.ts'
import { type Ports, type Process, replicaPorts, startReplica } from './replicas-behind-haproxy.ts'

const [faketime] = globSync('/usr/lib/*/faketime/libfaketime.so.1')
if (!faketime) console.log('Skipped: a server with a wrong clock, because faketime is not installed here.')

describe.skipIf(!faketime)('a replica an hour behind', { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  let scene: TestServer
  let ports: Ports
  const replicas: Process[] = []
  const fleets: Fleet[] = []

  const start = async (host: string, more: { env?: Record<string, string>; status?: number } = {}) => {
    const { env, ...rest } = more
    const secret = scene.running.centre.config.SECRET
    replicas.push(await startReplica({ host, ports, databaseUrl: database.url, secret, ...rest, ...(env ? { env } : {}) }))
  }
  const drive = async (host: string) => {
    const fleet = new Fleet(await enrolCars(scene, 3), { host, port: ports.CAR_PORT, every: 100 })
    fleets.push(fleet)
    return fleet
  }

  beforeAll(async () => {
    database = await testDatabase()
    ports = await replicaPorts()
    scene = await startServer({ cars: true, databaseUrl: database.url, secret: randomBytes(32).toString('base64') })
    await start('127.0.0.1')
    const env = { LD_PRELOAD: faketime as string, FAKETIME: '-1h', FAKETIME_DONT_FAKE_MONOTONIC: '1' }
    await start('127.0.0.2', { env, status: 503 })
  }, 90_000)
  afterAll(async () => {
    await Promise.all(fleets.map((fleet) => fleet.park()))
    await Promise.all(replicas.map((replica) => replica.end('SIGKILL')))
    await scene?.stop()
    await database?.drop()
  })

  it('says that it is not ready and why, so that a balancer sends it nobody', async () => {
    const answer = await fetch(`http://127.0.0.2:${ports.PORT}/ready`)
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 503, body: { ready: false, missing: ['clock'] } })
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/ready`)).status).toBe(200)
  })

  it('harms nobody: cars of the other one stay on the line; what its own cars were told is kept, is kept', async () => {
    const right = await drive('127.0.0.1')
    await expect.poll(() => right.online, { timeout: 20_000 }).toBe(3)
    const wrong = await drive('127.0.0.2')
    await expect.poll(() => wrong.acknowledged, { timeout: 30_000 }).toBeGreaterThan(10)
    // a lease is renewed every ten seconds
    await pause(11_000)
    expect(right.cars.map((car) => car.welcomes)).toEqual([1, 1, 1])
    await right.expectAllIn(database.url)
    wrong.quiet()
    await wrong.expectKept(database.url)
  })
})
