import { randomUUID } from 'node:crypto'
import { readLineState } from '@tsunagu/contract/line-state.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCar } from '../../../test/cars.ts'
import { type Person, startServer, type TestServer } from '../../../test/start-server.ts'
import { addUnit } from '../index.ts'
import { noteIncident } from './note-incident.ts'

let server: TestServer
let administrator: Person
beforeAll(async () => {
  server = await startServer()
  administrator = await server.staff('administrator')
})
afterAll(() => server?.stop())

const seen = () => administrator.call(readLineState)
const of = async (kind: string) => (await seen()).incidents.filter((incident) => incident.kind === kind)

it('a replica that died is told once, with the number of its cars, and still shown as silent', async () => {
  const dead = randomUUID()
  const vehicles = [await addCar(server), await addCar(server)]
  const { pool } = server.running.centre.database
  await pool.query('insert into link.replicas (id, until) values ($1, $2)', [dead, new Date(Date.now() - 1000)])
  const state = { ...(await pool.query('select state from link.replica_states')).rows[0].state, name: 'gone:7', connected: 2 }
  await pool.query('insert into link.replica_states (replica, at, state) values ($1, $2, $3)', [dead, new Date(Date.now() - 60_000), state])
  for (const vehicleId of vehicles) {
    await server.work((work) => addUnit(work, vehicleId))
    await pool.query(`update link.presence set replica = $1, connection = 1, state = 'online' where vehicle_id = $2`, [dead, vehicleId])
  }
  for (let sweep = 0; sweep < 2; sweep++) {
    await server.work((work) => work.later({ name: 'link.sweep-presence', payload: {} }))
    await server.settle()
  }
  expect(await of('replica-died')).toMatchObject([{ replica: dead, cars: 2, times: 1 }])
  const { replicas, connected, cars } = await seen()
  expect(replicas.map(({ name }) => name)).toContain('gone:7')
  // what it said long ago counts no more
  expect([connected, cars.lost]).toEqual([0, 2])
})

it('the same thing again within minutes is the same line; later it is another', async () => {
  const vehicleId = await addCar(server)
  const note = () => server.work((work) => noteIncident(work, { kind: 'refused', cause: 'clock', vehicleId, times: 3 }))
  await note()
  server.clock.advance(9 * 60_000)
  await note()
  expect(await of('refused')).toMatchObject([{ cause: 'clock', vehicleId, times: 6 }])
  server.clock.advance(11 * 60_000)
  await note()
  expect((await of('refused')).map(({ times }) => times)).toEqual([3, 6])
})

it('what lasts is one line that grows in time, not in number; a fact that grows is shown at its largest', async () => {
  const replica = randomUUID()
  const differs = () =>
    server.work((work) => noteIncident(work, { kind: 'clock-differs', replica, facts: { seconds: -3600 }, lasting: true }))
  await differs()
  server.clock.advance(5000)
  await differs()
  const [line, ...more] = (await of('clock-differs')).filter((incident) => incident.replica === replica)
  expect(more).toEqual([])
  expect(line).toMatchObject({ times: 1, seconds: -3600 })
  expect(Date.parse(line?.until ?? '') - Date.parse(line?.since ?? '')).toBeGreaterThanOrEqual(5000)
  for (const cars of [30, 500, 40]) await server.work((work) => noteIncident(work, { kind: 'connections-lost', replica, facts: { cars } }))
  expect(await of('connections-lost')).toMatchObject([{ times: 3, cars: 500 }])
})

it('noise of one kind pushes nothing else out', async () => {
  const { pool } = server.running.centre.database
  await pool.query(`insert into link.incidents (kind, cause, since, until, times)
    select 'refused', 'certificate', now() - make_interval(hours => n), now() - make_interval(hours => n), 1 from generate_series(1, 400) as n`)
  await server.work((work) => noteIncident(work, { kind: 'refused', cause: 'qos-2' }))
  const kept = await pool.query('select kind, count(*)::int as rows from link.incidents group by kind')
  const rows = Object.fromEntries(kept.rows.map(({ kind, rows }) => [kind, rows]))
  expect(rows.refused).toBe(300)
  expect(rows['replica-died']).toBe(1)
})

it('jobs that nobody tries again are named', async () => {
  const { pool } = server.running.centre.database
  await pool.query(`select graphile_worker.add_job('test.dead', max_attempts := 1)`)
  await pool.query(`update graphile_worker._private_jobs set attempts = 1, last_error = 'a secret' where task_id =
    (select id from graphile_worker._private_tasks where identifier = 'test.dead')`)
  const { jobs } = await seen()
  expect(jobs.find(({ name }) => name === 'test.dead')).toEqual({ name: 'test.dead', due: 0, failing: 0, dead: 1, oldestDueAt: null })
  expect(JSON.stringify(jobs)).not.toContain('secret')
})
