import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { day, hour, jobDoor, keepDrive, keepMessage, speed, speedsOf } from '../../../../test/history.ts'
import { startServer, type TestServer } from '../../../../test/start-server.ts'
import { type Archive, archiveOf } from '../../../platform/outside/archive.ts'
import { folderArchive } from '../../../platform/outside/archive-folder.ts'
import { forgetHistory } from '../../index.ts'
import { archiveDay } from './archive-day.ts'
import { archiveState } from './archive-state.ts'
import { compressors } from './parquet.ts'
import { beginDay } from './queries.ts'
import { retireDays } from './retire-days.ts'

/** Small, so that a few rows make several groups and files. */
const sizes = { groupRows: 10, groupBytes: 1 << 20, fileBytes: 2000 }

const root = await mkdtemp(join(tmpdir(), 'tsunagu-archive-'))
afterAll(() => rm(root, { recursive: true, force: true }))

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await startServer({ env: { ARCHIVE: join(root, 'archive'), HISTORY_DAYS: '3', ARCHIVE_DAYS: '30' } })
  folder = join(root, 'archive')
})
afterAll(() => server?.stop())

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await server.running.centre.database.pool.query<T>(text, values)).rows
const retire = (archive?: Archive) => retireDays(jobDoor(server), archive, sizes)
const ours = () => archiveOf(server.running.centre.config) as Archive

const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)
const partitions = async () =>
  (
    await query<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'link.history'::regclass`)
  ).map(({ name }) => name.replace('link.history_', ''))
const nameOf = (on: number) => new Date(on).toISOString().slice(0, 10)
const filesOf = async (on: number) =>
  (await readdir(join(folder, `day=${nameOf(on)}`)).catch(() => [])).map((name) => join(folder, `day=${nameOf(on)}`, name)).sort()
/** Everything that lies in the archive, as text: what is compressed is opened. */
async function everything(on: number): Promise<string> {
  const texts: string[] = []
  for (const name of await filesOf(on)) {
    const bytes = await readFile(name)
    texts.push(
      bytes.toString('latin1'),
      JSON.stringify(await rowsIn(bytes), (_key, value) => (typeof value === 'bigint' ? Number(value) : value)),
    )
  }
  return texts.join('\n')
}
const rowsIn = (bytes: Buffer) => parquetReadObjects({ file: new Uint8Array(bytes).buffer, compressors })

/** Every test has a day of its own, long enough ago to leave the database. */
let today: number
let on: number
beforeEach(async () => {
  server.clock.advance(day)
  today = Math.floor(Date.now() / day) * day
  on = today - 4 * day
  await query('truncate link.history, link.archives, link.archive_days, link.archived_late, link.forgotten, link.loose_files')
  await rm(folder, { recursive: true, force: true })
})

describe('days older than HISTORY_DAYS', () => {
  it('go into Parquet files of plain columns, sorted by car, and leave the database; nobody who reads sees the border', async () => {
    const cars = Array.from({ length: 3 }, () => randomUUID()).sort()
    for (const [index, car] of cars.entries()) {
      await keepDrive(server, car, on, 25, index * 100)
      await keepDrive(server, car, on + day, 5, index * 100 + 25)
    }
    await retire()
    expect(await partitions()).not.toContain(nameOf(on).replaceAll('-', ''))
    expect(await partitions()).toContain(nameOf(on + day).replaceAll('-', ''))
    for (const [index, car] of cars.entries()) expect(await speedsOf(server, car, on, on + 2 * day)).toEqual(numbers(index * 100, 30))
    expect(await speedsOf(server, cars[1] as string, on + 6 * hour + 10_000, on + 6 * hour + 30_000)).toEqual([101, 102])

    const files = await Promise.all((await filesOf(on)).map((name) => readFile(name)))
    expect(files.length).toBeGreaterThan(1)
    const rows = (await Promise.all(files.map(rowsIn))).flat()
    expect(rows.map(({ vehicle_id }) => vehicle_id)).toEqual(cars.flatMap((car) => Array(25).fill(car)))
    expect(rows[0]).toEqual({
      vehicle_id: cars[0],
      received_at: new Date(on + 6 * hour + 1500),
      measured_at: new Date(on + 6 * hour),
      boot: 'boot-1234',
      seq: expect.any(BigInt),
      body: JSON.stringify({ dt: [0, 500], s: { [speed]: [0, null] } }),
    })
    const [first] = parquetMetadata(files[0] as Buffer).row_groups
    expect(first?.num_rows).toBe(10n)
    expect(first?.columns[0]?.meta_data).toMatchObject({ codec: 'ZSTD', statistics: { min_value: cars[0], max_value: cars[0] } })
    expect(await server.work(archiveState)).toMatchObject({
      on: true,
      days: 1,
      files: files.length,
      rows: 75,
      oldest: nameOf(on),
      waiting: [],
      unwiped: 0,
    })
  })

  it('keep what came late in its place, and what cannot be read stays out', async () => {
    const car = randomUUID()
    const start = on - 2 * day + 6 * hour
    await keepDrive(server, car, on - 2 * day, 2)
    await keepDrive(server, car, on, 1, 70)
    await keepMessage(server, car, { t: start + 3000, s: { [speed]: [80] }, received: on + 7 * hour })
    await keepMessage(server, car, { t: 1000, s: { [speed]: [90] }, received: on + 7 * hour })
    await keepMessage(server, car, { t: on + 7 * hour, body: Buffer.from([1, 2, 3]) })
    await retire()
    expect(await speedsOf(server, car, start, start + hour)).toEqual([0, 80, 1])
    expect(await speedsOf(server, car, 0, today)).toEqual([0, 80, 1, 70])
  })

  it('are deleted from the archive too after ARCHIVE_DAYS, with their files', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 3)
    await retire()
    expect(await filesOf(on)).toHaveLength(1)
    server.clock.advance(28 * day)
    await retire()
    expect(await filesOf(on)).toEqual([])
    expect(await speedsOf(server, car, on, on + day)).toEqual([])
    expect(await query('select from link.loose_files')).toEqual([])
    server.clock.advance(-28 * day)
  })

  it('that have rows again are archived once more beside what they have', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 12)
    await retire()
    await keepMessage(server, car, { t: on + hour, s: { [speed]: [500] } })
    expect(await speedsOf(server, car, on, on + day)).toEqual([500, ...numbers(0, 12)])
    await retire()
    expect(await speedsOf(server, car, on, on + day)).toEqual([500, ...numbers(0, 12)])
    expect((await Promise.all((await filesOf(on)).map(async (name) => rowsIn(await readFile(name))))).flat()).toHaveLength(13)
  })
})

describe('a fault in the middle', () => {
  it.each([
    ['before', (n: number) => n === 2],
    ['after', (n: number) => n === -2],
  ])('%s the second file is put: the day stays readable, and the next try goes on behind the last recorded file', async (_when, isNow) => {
    const car = randomUUID()
    await keepDrive(server, car, on, 60)
    let puts = 0
    const breaking: Archive = {
      ...ours(),
      async put(name, bytes) {
        puts++
        if (isNow(puts)) throw new Error('killed')
        await ours().put(name, bytes)
        if (isNow(-puts)) throw new Error('killed')
      },
    }
    await expect(retire(breaking)).rejects.toThrow('killed')
    expect(await speedsOf(server, car, on, on + day)).toEqual(numbers(0, 60))
    const recorded = await query<{ name: string }>('select name from link.archives order by part')
    expect(recorded).toHaveLength(1)
    expect((await server.work(archiveState)).waiting).toMatchObject([{ day: nameOf(on), tries: 1, why: 'fault' }])
    await retire()
    expect(await speedsOf(server, car, on, on + day)).toEqual(numbers(0, 60))
    expect((await query<{ name: string }>('select name from link.archives order by part'))[0]).toEqual(recorded[0])
    // the file nobody recorded goes when no writer can be at it any more
    server.clock.advance(2 * hour)
    await retire()
    server.clock.advance(-2 * hour)
    expect(await filesOf(on)).toHaveLength((await query('select from link.archives')).length)
  })

  it('two at once: one writes the day, the other leaves', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 60)
    await Promise.all([retire(), retire()])
    expect(await speedsOf(server, car, on, on + day)).toEqual(numbers(0, 60))
    expect((await query<{ rows: number }>('select sum(rows)::int as rows from link.archives'))[0]?.rows).toBe(60)
  })

  it('two at once whose lock is lost: each part is recorded once, and what the slower one wrote goes', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 60)
    await server.work(({ db, now }) => beginDay(db, nameOf(on), now))
    const ends = await Promise.allSettled([1, 2].map(() => archiveDay(jobDoor(server), ours(), nameOf(on), sizes)))
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
    await retire()
    expect((await query<{ rows: number }>('select sum(rows)::int as rows from link.archives'))[0]?.rows).toBe(60)
    expect(await speedsOf(server, car, on, on + day)).toEqual(numbers(0, 60))
    server.clock.advance(2 * hour)
    await retire()
    server.clock.advance(-2 * hour)
    expect(await filesOf(on)).toHaveLength((await query('select from link.archives')).length)
  })

  it('a store that gives back something else than it was given: nothing is recorded or dropped', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 3)
    const lying: Archive = { ...ours(), put: (name, bytes) => ours().put(name, Buffer.from(bytes).fill(0, 20, 24)) }
    await expect(retire(lying)).rejects.toThrow('not-verified')
    expect(await query('select from link.archives')).toEqual([])
    expect(await partitions()).toContain(nameOf(on).replaceAll('-', ''))
    expect((await server.work(archiveState)).waiting).toMatchObject([{ why: 'not-verified' }])
  })

  it('rows that came in behind the writer: the day is written anew, not dropped without them', async () => {
    const [car, earlier] = [randomUUID(), '00000000-0000-4000-8000-000000000000']
    await keepDrive(server, car, on, 20)
    const meddling: Archive = {
      ...ours(),
      async put(name, bytes) {
        await ours().put(name, bytes)
        await keepMessage(server, earlier, { t: on + hour, s: { [speed]: [7] } })
      },
    }
    await expect(retire(meddling)).rejects.toThrow('rows-came-in')
    await retire()
    expect(await speedsOf(server, earlier, on, on + day)).toEqual([7])
    expect(await speedsOf(server, car, on, on + day)).toEqual(numbers(0, 20))
  })

  it('a folder that cannot be written: the days stay, and it is said why', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 3)
    await rm(folder, { recursive: true, force: true })
    await writeFile(folder, 'a file stands where the folder should be')
    await expect(retire()).rejects.toMatchObject({ code: 'archive-down' })
    expect(await speedsOf(server, car, on, on + day)).toEqual([0, 1, 2])
    expect((await server.work(archiveState)).waiting).toMatchObject([{ why: 'archive-down', tries: 1, failedAt: expect.any(Date) }])
    await rm(folder)
    await retire()
    expect((await server.work(archiveState)).waiting).toEqual([])
  })

  it('a disk that is full: nothing half-written stays on it, the day stays, and goes when there is room', async (test) => {
    const small = join(root, 'small')
    await mkdir(small)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0
    if (!mounted) return test.skip('only root may mount a small disk')
    try {
      const car = randomUUID()
      await keepDrive(server, car, on, 3)
      await writeFile(join(small, 'others'), Buffer.alloc(16 << 10))
      await expect(retire(folderArchive(small))).rejects.toMatchObject({ code: 'archive-full' })
      expect((await readdir(small, { recursive: true })).filter((name) => /part/.test(name))).toEqual([])
      expect(await speedsOf(server, car, on, on + day)).toEqual([0, 1, 2])
      expect((await server.work(archiveState)).waiting).toMatchObject([{ why: 'archive-full' }])
      await rm(join(small, 'others'))
      await retire(folderArchive(small))
      expect((await server.work(archiveState)).waiting).toEqual([])
    } finally {
      spawnSync('umount', [small])
    }
  })

  it('a process without ARCHIVE beside files that lie there: it drops no day, and says so', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 3)
    await keepDrive(server, car, on + day, 3)
    const door = jobDoor(server)
    await retire()
    server.clock.advance(day)
    const centre = { ...door.centre, config: { ...door.centre.config, ARCHIVE: undefined } }
    await expect(retireDays({ ...door, centre }, undefined, sizes)).rejects.toMatchObject({ code: 'archive-down' })
    expect(await partitions()).toContain(nameOf(on + day).replaceAll('-', ''))
    expect((await server.work(archiveState)).waiting).toMatchObject([{ day: nameOf(on + day), why: 'archive-down' }])
    await retire()
    expect(await speedsOf(server, car, on, on + 2 * day)).toEqual([0, 1, 2, 0, 1, 2])
  })

  it('an archive that is down later: the answer is refused, not halved', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 3)
    await retire()
    await writeFile((await filesOf(on))[0] as string, 'gone bad')
    await expect(speedsOf(server, car, on, on + day)).rejects.toMatchObject({ code: 'archive-down', status: 503 })
    await rm((await filesOf(on))[0] as string)
    await expect(speedsOf(server, car, on, on + day)).rejects.toMatchObject({ code: 'archive-down' })
    expect(await speedsOf(server, car, today, today + day)).toEqual([])
  })
})

describe('what an owner deletes', () => {
  it('is said no more at once, and its bytes are gone from the files with the next night', async () => {
    const [car, other] = [randomUUID(), randomUUID()]
    await keepDrive(server, car, on, 40, 7100)
    await keepDrive(server, other, on, 40, 8100)
    await retire()
    const start = on + 6 * hour
    await server.work((work) => forgetHistory(work, car, { from: new Date(start + 100_000), to: new Date(start + 250_200) }))
    const left = [...numbers(7100, 10), ...numbers(7126, 14)]
    expect(await speedsOf(server, car, on, on + day)).toEqual(left)
    expect(await everything(on)).toContain('7110')
    await retire()
    expect(await speedsOf(server, car, on, on + day)).toEqual(left)
    expect(await speedsOf(server, other, on, on + day)).toEqual(numbers(8100, 40))
    const kept = await everything(on)
    expect(kept).toContain('7109')
    expect(kept).not.toMatch(/71(1\d|2[0-5])/)
    expect((await server.work(archiveState)).unwiped).toBe(0)
  })

  it('when it is all of a file takes the file away; a night that breaks off is gone on with', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 60, 7100)
    await retire()
    const before = await filesOf(on)
    await server.work((work) => forgetHistory(work, car, { from: new Date(0), to: new Date() }))
    let removed = 0
    const breaking: Archive = {
      ...ours(),
      async remove(name) {
        if (removed++ >= 1) throw new Error('killed')
        await ours().remove(name)
      },
    }
    await expect(retire(breaking)).rejects.toThrow('killed')
    expect((await server.work(archiveState)).unwiped).toBe(1)
    expect(await filesOf(on)).toHaveLength(before.length - 1)
    await retire()
    expect(await filesOf(on)).toEqual([])
    expect(await server.work(archiveState)).toMatchObject({ files: 0, unwiped: 0 })
    expect(await speedsOf(server, car, 0, today + day)).toEqual([])
  })

  it('in a file that is not there just now counts as gone only when it is', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 5, 7100)
    await retire()
    await rename(folder, `${folder}-elsewhere`)
    await server.work((work) => forgetHistory(work, car, { from: new Date(0), to: new Date() }))
    await expect(retire()).rejects.toMatchObject({ code: 'archive-down' })
    expect((await server.work(archiveState)).unwiped).toBe(1)
    await rm(folder, { recursive: true, force: true })
    await rename(`${folder}-elsewhere`, folder)
    await retire()
    expect(await filesOf(on)).toEqual([])
    expect((await server.work(archiveState)).unwiped).toBe(0)
  })

  it('while its day is being written does not come back with the file', async () => {
    const car = randomUUID()
    await keepDrive(server, car, on, 30, 7100)
    const slow: Archive = {
      ...ours(),
      async put(name, bytes) {
        await server.work((work) => forgetHistory(work, car, { from: new Date(0), to: new Date() }))
        await ours().put(name, bytes)
      },
    }
    await retire(slow)
    expect(await speedsOf(server, car, 0, today + day)).toEqual([])
    await retire()
    expect(await everything(on)).not.toMatch(/71[0-2]\d/)
  })
})

it('the nightly job archives what the way in keeps, in the sizes of a real centre', async () => {
  const car = randomUUID()
  await keepDrive(server, car, on, 3)
  await server.work((work) => work.later({ name: 'link.keep-history', payload: {} }))
  await server.settle()
  expect(await filesOf(on)).toHaveLength(1)
  expect(await speedsOf(server, car, on, on + day)).toEqual([0, 1, 2])
})
