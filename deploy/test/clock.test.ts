/** Replicas whose clocks are an hour behind and an hour ahead (faketime), beside one that is right: they are not ready, and harm no car. */
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

describe.skipIf(!faketime)('replicas an hour behind and an hour ahead', { timeout: 90_000 }, () => {
  /** Host and how far its clock is away. */
  const wrong = { '127.0.0.2': '-1h', '127.0.0.4': '+1h' }
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
    for (const [host, away] of Object.entries(wrong)) {
      const env = { LD_PRELOAD: faketime as string, FAKETIME: away, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
      await start(host, { env, status: 503 })
    }
  }, 90_000)
  afterAll(async () => {
    await Promise.all(fleets.map((fleet) => fleet.park()))
    await Promise.all(replicas.map((replica) => replica.end('SIGKILL')))
    await scene?.stop()
    await database?.drop()
  })

  it.each(Object.keys(wrong))('%s says that it is not ready and why, so that a balancer sends it nobody', async (host) => {
    const answer = await fetch(`http://${host}:${ports.PORT}/ready`)
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 503, body: { ready: false, missing: ['clock'] } })
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/ready`)).status).toBe(200)
  })

  it('the administrator’s page says by how much, in the time of the others', async () => {
    const { rows } = await scene.running.centre.database.pool.query<{ seconds: number; ago: number }>(
      `select (facts->>'seconds')::int as seconds, extract(epoch from clock_timestamp() - since)::float as ago
        from link.incidents where kind = 'clock-differs' order by 1`,
    )
    expect(rows.map(({ seconds }) => seconds)).toEqual([-3600, 3600])
    for (const { ago } of rows) expect(Math.abs(ago)).toBeLessThan(120)
  })

  it('cars of all three stay on the line, and what they were told is kept, is kept', async () => {
    const all = await Promise.all(['127.0.0.1', ...Object.keys(wrong)].map(drive))
    for (const fleet of all) await expect.poll(() => fleet.acknowledged, { timeout: 30_000 }).toBeGreaterThan(10)
    // a lease is renewed every ten seconds, and those that ran out are looked for
    await pause(11_000)
    for (const fleet of all) {
      expect(fleet.cars.map((car) => car.welcomes)).toEqual([1, 1, 1])
      await fleet.expectAllIn(database.url)
    }
    const died = await scene.running.centre.database.pool.query("select 1 from link.incidents where kind in ('replica-died', 'lease-lost')")
    expect(died.rowCount).toBe(0)
  })
})
