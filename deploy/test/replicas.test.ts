/** Two replicas behind HAProxy with the configuration an operator gets; one is killed, one is asked to stop, while cars and people go on. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createCall } from '@tsunagu/contract/client.ts'
import { acknowledgeCaution, flashHazard, listCautions, readRequest } from '@tsunagu/contract/remote.ts'
import { addUnit } from '@tsunagu/server/link/index.ts'
import { enrolCar } from '@tsunagu/server/test/car.ts'
import { addCar } from '@tsunagu/server/test/cars.ts'
import { testDatabase } from '@tsunagu/server/test/database.ts'
import { type Person, startServer, type TestServer } from '@tsunagu/server/test/start-server.ts'
import { StubbornCar } from '@tsunagu/server/test/stubborn-car.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balancer, hasHaproxy, type Ports, type Process, replicaPorts, startHaproxy, startReplica } from './replicas-behind-haproxy.ts'

if (!hasHaproxy) console.log('Skipped: replicas behind HAProxy, because /usr/sbin/haproxy is not installed here.')

const cars = 12
/** Cars of the owner who taps. */
const tapped = 4

describe.skipIf(!hasHaproxy)('two replicas behind HAProxy', { timeout: 90_000 }, () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  /** Sets the scene and reads the database; the balancer does not know it. */
  let scene: TestServer
  let ports: Ports
  let haproxy: Process
  const replicas = new Map<string, Process>()
  let owner: Person
  let fleet: StubbornCar[]
  let vehicleIds: string[]

  const secret = randomBytes(32).toString('base64')
  const start = async (host: string) => {
    replicas.set(
      host,
      await startReplica({ host, ports, databaseUrl: database.url, secret, env: { DRAIN_SECONDS: '3', REQUEST_SECONDS: '30' } }),
    )
  }
  const query = async <T extends object>(text: string, values: unknown[] = []) =>
    (await scene.running.centre.database.pool.query<T>(text, values)).rows

  beforeAll(async () => {
    database = await testDatabase()
    ports = await replicaPorts()
    scene = await startServer({ cars: true, databaseUrl: database.url, secret })
    owner = await scene.owner()
    for (const { about, version } of await owner.call(listCautions))
      await owner.call(acknowledgeCaution, { params: { about }, body: { version } })
    vehicleIds = []
    const identities = []
    for (let number = 0; number < cars; number++) {
      const vehicleId = await addCar(scene, number < tapped ? { owner: owner.accountId } : {})
      await scene.work((work) => addUnit(work, vehicleId))
      identities.push(await enrolCar(scene, vehicleId))
      vehicleIds.push(vehicleId)
    }
    await Promise.all(['127.0.0.1', '127.0.0.2'].map(start))
    haproxy = await startHaproxy(ports)
    fleet = identities.map((identity) => new StubbornCar(identity, { host: balancer, port: ports.CAR_PORT, every: 100 }))
  })
  afterAll(async () => {
    await Promise.all((fleet ?? []).map((car) => car.park()))
    await haproxy?.end('SIGKILL')
    await Promise.all([...replicas.values()].map((replica) => replica.end('SIGKILL')))
    await scene?.stop()
    await database?.drop()
  })

  const online = () => expect.poll(() => fleet.filter((car) => car.online && car.welcomes > 0).length, { timeout: 15_000 }).toBe(cars)

  /** Cars each replica holds, by the database's word. */
  const held = async () =>
    (
      await query<{ cars: number }>(
        `select count(p.vehicle_id)::int as cars from link.replicas r left join link.presence p on p.replica = r.id group by r.id order by 1`,
      )
    ).map((row) => row.cars)

  /** Everything a car was told is kept, is kept; once. */
  async function nothingLost(): Promise<void> {
    for (const [index, car] of fleet.entries()) {
      const rows = await query<{ seq: number }>('select seq from link.history where vehicle_id = $1 and boot = $2', [
        vehicleIds[index],
        car.boot,
      ])
      const kept = new Set(rows.map(({ seq }) => Number(seq)))
      expect(kept.size, 'no message twice').toBe(rows.length)
      expect([...car.acknowledged].filter((seq) => !kept.has(seq))).toEqual([])
    }
  }

  /** Taps through the balancer, as the app does: an answer that gets lost on the way is asked for again, with the same id. */
  async function tap(number: number): Promise<{ number: number; id: string }> {
    const call = createCall({ origin: `http://${balancer}:${ports.PORT}`, fetch, headers: () => ({ cookie: owner.cookie }) })
    const requestId = randomUUID()
    const params = { vehicleId: vehicleIds[number] as string }
    const patient = { timeout: 25_000, interval: 500 }
    await expect.poll(() => call(flashHazard, { params, body: { requestId } }).then(() => 'taken', String), patient).toBe('taken')
    await expect
      .poll(() => call(readRequest, { params: { ...params, requestId } }).then(({ state }) => state, String), patient)
      .toBe('done')
    return { number, id: requestId }
  }
  const actedOnce = ({ number, id }: { number: number; id: string }) =>
    expect((fleet[number] as StubbornCar).acts.filter((one) => one === id)).toHaveLength(1)

  /** A live page: reads the stream, and opens it again when it breaks, as a browser's EventSource does. */
  function openPage() {
    const heard: string[] = []
    const end = new AbortController()
    let opened = 0
    const read = async () => {
      while (!end.signal.aborted) {
        try {
          const answer = await fetch(`http://${balancer}:${ports.PORT}/api/live`, { headers: { cookie: owner.cookie }, signal: end.signal })
          if (answer.ok) opened++
          for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) heard.push(chunk)
        } catch {}
        await new Promise((done) => setTimeout(done, 200))
      }
    }
    void read()
    return { hears: (id: string) => heard.some((text) => text.includes(id)), opened: () => opened, close: () => end.abort() }
  }

  it('cars spread over both, pages are served, and what is for the operator stays inside', async () => {
    await online()
    expect(await held()).toHaveLength(3)
    expect((await held()).slice(1).every((count) => count > 0)).toBe(true)
    expect((await fetch(`http://${balancer}:${ports.PORT}/ready`)).status).toBe(404)
    expect((await fetch(`http://${balancer}:${ports.PORT}/metrics`)).status).toBe(404)
    actedOnce(await tap(0))
  })

  it('kill -9 of one under load: nothing acknowledged is lost, no request is forgotten or done twice, the page goes on, cars move over', async () => {
    const page = openPage()
    await expect.poll(page.opened).toBe(1)
    const taps = [tap(0), tap(1)]
    await replicas.get('127.0.0.1')?.end('SIGKILL')
    taps.push(tap(2), tap(3))
    for (const one of await Promise.all(taps)) actedOnce(one)
    await online()
    const last = await tap(0)
    await expect.poll(() => page.hears(last.id), { timeout: 10_000 }).toBe(true)
    page.close()
    await nothingLost()
    await start('127.0.0.1')
  })

  it('asked to stop, one sends its cars away first: the other has them all, and it ends with 0', async () => {
    const ending = replicas.get('127.0.0.2')?.end('SIGTERM')
    await expect.poll(async () => (await fetch(`http://127.0.0.2:${ports.PORT}/ready`)).status).toBe(503)
    const one = await tap(1)
    expect(await ending).toBe(0)
    await online()
    actedOnce(one)
    for (const car of fleet) car.quiet()
    await expect.poll(() => fleet.reduce((sum, car) => sum + car.waiting, 0), { timeout: 10_000 }).toBe(0)
    expect(fleet.every((car) => car.acknowledged.size === car.measured)).toBe(true)
    await nothingLost()
  })

  it('what happened is said: one fell silent when its lease ran out, the other stopped as it should', async () => {
    const said = async () => (await query<{ kind: string }>('select distinct kind from link.incidents')).map(({ kind }) => kind)
    // a lease lasts for half a minute, and others look every ten seconds
    await expect.poll(said, { timeout: 45_000, interval: 500 }).toEqual(expect.arrayContaining(['replica-died', 'replica-stopped']))
  })
})
