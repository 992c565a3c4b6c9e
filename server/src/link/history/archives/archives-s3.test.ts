import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { day, hour, jobDoor, keepDrive, speedsOf } from '../../../../test/history.ts'
import { startServer, type TestServer } from '../../../../test/start-server.ts'
import { archiveOf } from '../../../platform/outside/archive.ts'
import { forgetHistory } from '../../index.ts'
import { archiveState } from './archive-state.ts'
import { retireDays } from './retire-days.ts'

const root = await mkdtemp(join(tmpdir(), 'tsunagu-s3-'))
afterAll(() => rm(root, { recursive: true, force: true }))
/** Small, so that a few rows make several groups and files. */
const sizes = { groupRows: 10, groupBytes: 1 << 20, fileBytes: 2000 }
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

const s3 = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: root,
  configureBuckets: [{ name: 'cars', configs: [] }],
})
let there: TestServer
const set = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }
beforeAll(async () => {
  Object.assign(process.env, set)
  const { port } = await s3.run()
  there = await startServer({
    env: { ARCHIVE: 's3://cars/some/history', S3_ENDPOINT: `http://127.0.0.1:${port}`, HISTORY_DAYS: '3' },
  })
})
afterAll(async () => {
  await there?.stop()
  // the last test has stopped it
  await s3.close().catch(() => {})
  for (const key of Object.keys(set)) delete process.env[key]
})

it('an S3-compatible store: files are put, read by ranges, replaced and removed alike', async () => {
  const car = randomUUID()
  const at = Math.floor(Date.now() / day) * day - 5 * day
  await keepDrive(there, car, at, 40, 100)
  await retireDays(jobDoor(there), undefined, sizes)
  expect(await speedsOf(there, car, at, at + day)).toEqual(numbers(100, 40))
  await there.work((work) => forgetHistory(work, car, { from: new Date(at), to: new Date(at + 6 * hour + 15 * 10_000) }))
  await retireDays(jobDoor(there), undefined, sizes)
  expect(await speedsOf(there, car, at, at + day)).toEqual(numbers(115, 25))
  const names = (await readdir(join(root, 'cars'), { recursive: true })).filter((name) => name.endsWith('.parquet._S3rver_object'))
  expect(names.length).toBeGreaterThan(0)
  expect(names.every((name) => name.startsWith('some/history/day='))).toBe(true)
})

it('an S3-compatible store that is down or does not know the bucket: the day stays in the database', async () => {
  const car = randomUUID()
  const at = Math.floor(Date.now() / day) * day - 6 * day
  await keepDrive(there, car, at, 3)
  const { config } = there.running.centre
  const lost = archiveOf({ ...config, ARCHIVE: 's3://no-such-bucket' })
  await expect(retireDays(jobDoor(there), lost, sizes)).rejects.toMatchObject({ code: 'archive-down', facts: { cause: 'NoSuchBucket' } })
  const down = archiveOf({ ...config, S3_ENDPOINT: 'http://127.0.0.1:9' })
  await expect(retireDays(jobDoor(there), down, sizes)).rejects.toMatchObject({ code: 'archive-down' })
  expect(await speedsOf(there, car, at, at + day)).toEqual([0, 1, 2])
  expect((await there.work(archiveState)).waiting).toMatchObject([{ why: 'archive-down', tries: 2 }])
})

it('an S3-compatible store that does not have the object, or is down: who reads hears so, and not of an empty day', async () => {
  const car = randomUUID()
  const at = Math.floor(Date.now() / day) * day - 8 * day
  await keepDrive(there, car, at, 3)
  await retireDays(jobDoor(there), undefined, sizes)
  const { pool } = there.running.centre.database
  const refused = () => expect(speedsOf(there, car, at, at + day)).rejects.toMatchObject({ code: 'archive-down', status: 503 })
  await pool.query("update link.archives set name = name || '-gone' where day = $1", [new Date(at).toISOString().slice(0, 10)])
  await refused()
  await pool.query("update link.archives set name = replace(name, '-gone', '')")
  expect(await speedsOf(there, car, at, at + day)).toEqual([0, 1, 2])
  await s3.close()
  await refused()
})
