import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { X509CertificateGenerator } from '@peculiar/x509'
import { readLineState, refusals } from '@tsunagu/contract/line-state.ts'
import { maxPacketBytes, topic } from '@tsunagu/contract/message.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEnrolmentCode, revokeUnit } from '../src/link/index.ts'
import { connectCar, endCars, enrol, enrolCar } from './car.ts'
import { addCar } from './cars.ts'
import { startServer, type TestServer } from './start-server.ts'

let server: TestServer
let watchAt: string
beforeAll(async () => {
  server = await startServer({ cars: true, env: { METRICS_PORT: '0', DRAIN_SECONDS: '0.03' } })
  watchAt = `http://127.0.0.1:${server.running.watchPort}`
})
afterAll(async () => {
  await endCars()
  await server?.stop()
})

const get = async (path: string) => {
  const answer = await fetch(watchAt + path)
  return { status: answer.status, body: await answer.text() }
}
const counters = () => server.running.centre.ground.counters

/** Prometheus' text: every sample a number under a name that has a TYPE. */
function parsed(text: string): Map<string, number> {
  const samples = new Map<string, number>()
  const types = new Set<string>()
  for (const line of text.split('\n').filter(Boolean)) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line)?.[1]
    if (type) types.add(type)
    if (line.startsWith('#')) continue
    const sample = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\]|\\.)*",?)*\})? (\S+)$/.exec(line)
    if (!sample?.[1]) throw new Error(`no sample: ${line}`)
    expect(
      [sample[1], sample[1].replace(/_(bucket|sum|count)$/, '')].some((name) => types.has(name)),
      line,
    ).toBe(true)
    expect(Number(sample[3]), line).not.toBeNaN()
    samples.set(`${sample[1]}${sample[2] ?? ''}`, Number(sample[3]))
  }
  return samples
}

describe('/metrics', () => {
  it('is text that Prometheus reads, with what this process counted', async () => {
    const car = await connectCar(server, await addCar(server))
    await car.report({ 'Vehicle.Speed': 12, 'Vehicle.IsMoving': true })
    await server.app.inject({ url: '/health' })
    const seen = parsed((await get('/metrics')).body)
    expect(seen.get('tsunagu_cars_connected')).toBe(1)
    expect(seen.get('tsunagu_messages_total{kind="trace"}')).toBe(1)
    expect(seen.get('tsunagu_messages_total{kind="hello"}')).toBe(1)
    expect(seen.get('tsunagu_data_points_total')).toBe(2)
    expect(seen.get('tsunagu_commit_lag_seconds_count')).toBe(1)
    expect(seen.get('tsunagu_commit_lag_seconds_bucket{le="+Inf"}')).toBe(1)
    expect(seen.get('tsunagu_batch_messages_sum')).toBe(1)
    expect(seen.get('tsunagu_handshakes_total{how="full"}')).toBeGreaterThanOrEqual(1)
    expect(
      seen.get(
        'http_server_request_duration_seconds_count{http_request_method="GET",http_route="/health",http_response_status_code="200"}',
      ),
    ).toBe(1)
    expect(seen.get('tsunagu_jobs{state="dead"}')).toBe(0)
    for (const name of ['tsunagu_in_flight_bytes', 'tsunagu_database_trouble', 'tsunagu_event_loop_delay_seconds{quantile="0.99"}'])
      expect(seen.get(name)).toBeGreaterThanOrEqual(0)
  })

  it('has every metric that the documentation and the alerts name, and they name all of them', async () => {
    const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
    const namesIn = (text: string) =>
      new Set((text.match(/\b(tsunagu|http_server)_[a-z_]+/g) ?? []).map((name) => name.replace(/_(bucket|sum|count)$/, '')))
    const told = new Set(
      [...(await get('/metrics')).body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name).filter((name) => name !== 'target_info'),
    )
    expect(namesIn(read('docs/watching.md'))).toEqual(told)
    expect([...namesIn(read('deploy/prometheus-alerts.yaml'))].filter((name) => !told.has(name))).toEqual([])
    expect(refusals.filter((cause) => !read('docs/watching.md').includes(`\`${cause}\``))).toEqual([])
  })

  it('nothing else is there', async () => {
    expect((await get('/api/me')).status).toBe(404)
    expect((await fetch(`${watchAt}/metrics`, { method: 'POST' })).status).toBe(405)
  })
})

describe('refusals are counted by cause, each once, with the car', () => {
  const counted = async (act: () => Promise<unknown>) => {
    const before = { ...counters().refused }
    await act()
    await expect.poll(() => Object.entries(counters().refused).filter(([cause, times]) => times > before[cause as never]).length).toBe(1)
    return Object.fromEntries(
      Object.entries(counters().refused).flatMap(([cause, times]) =>
        times > before[cause as never] ? [[cause, times - before[cause as never]]] : [],
      ),
    )
  }

  it('of messages', async () => {
    const car = await connectCar(server, await addCar(server))
    const far = Date.now() + 365 * 24 * 3600_000
    expect(await counted(() => car.say('link/trace', 'no JSON'))).toEqual({ 'not-json': 1 })
    expect(await counted(() => car.say('link/trace', { boot: 'short' }))).toEqual({ 'wrong-shape': 1 })
    expect(await counted(() => car.say('link/nobody', '{}'))).toEqual({ 'unknown-topic': 1 })
    expect(await counted(() => car.report({ 'Vehicle.Speed': 1 }, { t: far }))).toEqual({ clock: 1 })
    expect(await counted(() => car.publish(topic.up('somebody-else', 'link', 'trace'), '{}'))).toEqual({ 'foreign-topic': 1 })
    const tooLarge = () => void car.publish(topic.up(car.carId, 'link', 'trace'), Buffer.alloc(maxPacketBytes + 100)).catch(() => {})
    expect(await counted(async () => tooLarge())).toEqual({ 'too-large': 1 })
    const other = await connectCar(server, await addCar(server))
    const twice = () => void other.publish(topic.up(other.carId, 'link', 'trace'), '{}', { qos: 2 }).catch(() => {})
    expect(await counted(async () => twice())).toEqual({ 'qos-2': 1 })
  })

  it('of a car that sends faster than it is stored: not read for a while, nothing lost', async () => {
    const car = await connectCar(server, await addCar(server))
    const large = JSON.stringify({ nothing: 'x'.repeat(200_000) })
    const before = counters().refused['wrong-shape']
    await Promise.all(Array.from({ length: 12 }, () => car.say('link/hello', large)))
    expect(counters().refused['too-fast']).toBeGreaterThanOrEqual(1)
    expect(counters().refused['wrong-shape']).toBe(before + 12)
  })

  it('of cars at the door', async () => {
    const vehicleId = await addCar(server)
    const { code } = await server.work((work) => makeEnrolmentCode(work, vehicleId))
    const identity = await enrol(server, code)
    expect(await counted(() => enrol(server, code).catch(() => {}))).toEqual({ enrolment: 1 })
    await server.work((work) => revokeUnit(work, vehicleId))
    expect(await counted(() => connectCar(server, vehicleId, { identity }).catch(() => {}))).toEqual({ revoked: 1 })
    const own = await enrolCar(server, await addCar(server))
    const stranger = { ...own, ...(await strangersCertificate(own.carId)) }
    expect(await counted(() => connectCar(server, vehicleId, { identity: stranger }).catch(() => {}))).toEqual({ certificate: 1 })
  })

  it('and stand in the administrator’s page with the cars that did it', async () => {
    const administrator = await server.staff('administrator')
    const seen = async () => administrator.call(readLineState)
    await expect
      .poll(async () => (await seen()).incidents.filter(({ kind }) => kind === 'refused').length, { timeout: 12_000, interval: 300 })
      .toBeGreaterThanOrEqual(10)
    const state = await seen()
    const cause = (wanted: string) => state.refused.find((one) => one.cause === wanted)
    expect(cause('not-json')).toMatchObject({ times: 1, cars: [{ carId: expect.stringMatching(/^\w{22}$/) }] })
    expect(cause('certificate')).toMatchObject({ times: 1, cars: [] })
    expect(state.unreadable.map(({ why }) => why)).toContain('not JSON')
    expect(state.replicas).toHaveLength(1)
    expect(state.replicas[0]).toMatchObject({ roles: ['http', 'car', 'jobs'], stopping: false, leaseUntil: expect.any(String) })
    expect(state.lag?.p99).toBeGreaterThan(0)
    expect(state.storage.days).toBeGreaterThanOrEqual(4)
    expect(state.storage.databaseBytes).toBeGreaterThan(1_000_000)
    expect(state.lastMessageAt).not.toBeNull()
    expect(state.incidents.map(({ kind }) => kind)).toContain('replica-started')
  })

  it('is nobody else’s to see', async () => {
    const failing = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) })
    await expect(server.call(readLineState)).rejects.toEqual(failing('signed-out'))
    for (const { call } of [await server.owner(), await server.staff('dealer'), await server.staff('reviewer')])
      await expect(call(readLineState)).rejects.toEqual(
        expect.objectContaining({ problem: expect.objectContaining({ code: expect.stringMatching(/not-allowed|signed-out/) }) }),
      )
  })
})

describe('/health and /ready', () => {
  it('say 200 when all is well', async () => {
    expect(await get('/health')).toEqual({ status: 200, body: '{"ok":true}' })
    expect(await get('/ready')).toEqual({ status: 200, body: '{"ready":true,"missing":[]}' })
    expect((await server.app.inject({ url: '/ready' })).statusCode).toBe(200)
  })

  it('not ready: a migration is missing', async () => {
    const other = await startServer({ env: { METRICS_PORT: '0' } })
    const { pool } = other.running.centre.database
    await pool.query(`delete from platform.migrations where name like 'link/%'`)
    const answer = await other.app.inject({ url: '/ready' })
    expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false, missing: ['migrations'] }])
    await other.stop()
  })

  it('not ready: the database is gone, while the process lives; ready again when it is back, and the page says from when until when', async () => {
    const { database } = server.running.centre
    const car = await connectCar(server, await addCar(server))
    const root = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
    await root.connect()
    const name = new URL(database.url).pathname.slice(1)
    await root.query(`alter database ${name} allow_connections false`)
    await root.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    expect((await get('/ready')).status).toBe(503)
    expect((await get('/ready')).body).toContain('database')
    expect((await get('/health')).status).toBe(200)
    // what arrives meanwhile waits, unacknowledged
    let acknowledged = false
    const report = car.report({ 'Vehicle.Speed': 7 }).then(() => {
      acknowledged = true
    })
    await expect.poll(() => counters().trouble?.kind).toBe('database-unreachable')
    expect(acknowledged).toBe(false)
    await root.query(`alter database ${name} allow_connections true`)
    await root.end()
    await report
    await expect.poll(async () => (await get('/ready')).status).toBe(200)
    const administrator = await server.staff('administrator')
    const told = async () => (await administrator.call(readLineState)).incidents.find(({ kind }) => kind === 'database-unreachable')
    await expect.poll(told, { timeout: 15_000, interval: 200 }).toMatchObject({ replica: expect.any(String), cause: null })
    const { since, until } = (await told()) ?? { since: '', until: '' }
    expect(Date.parse(until)).toBeGreaterThan(Date.parse(since))
  })

  it('not ready: it is about to stop; then its cars leave and no other comes in', async () => {
    const car = await connectCar(server, await addCar(server))
    const cut = car.cut()
    const drained = server.running.drain()
    expect(await get('/ready')).toEqual({ status: 503, body: '{"ready":false,"missing":["stopping"]}' })
    expect((await get('/health')).status).toBe(200)
    await drained
    await cut
    await expect(connectCar(server, car.vehicleId, { identity: car.identity })).rejects.toThrow('closed')
    expect(counters().connected()).toBe(0)
  })
})

async function strangersCertificate(name: string): Promise<{ key: string; cert: string }> {
  const keys = (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  const cert = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`, cert: cert.toString('pem') }
}
