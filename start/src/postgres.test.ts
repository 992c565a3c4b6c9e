import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres } from './postgres.ts'

const isRoot = process.getuid?.() === 0
const wrapper = join(import.meta.dirname, 'postgres.ts')
const ignore = () => {}

const place = mkdtempSync(join(tmpdir(), 'tsunagu-test-'))
chmodSync(place, 0o755)
afterAll(() => rmSync(place, { recursive: true, force: true }))

// Most tests use one cluster after the other: making one takes longer than all else here.
const dataDir = join(place, 'db')

describe('a database that lasts', () => {
  it('keeps its rows over a stop and a start', async () => {
    const first = await startPostgres({ dataDir, log: ignore })
    await ask(first.url, 'create table trip (name text)')
    await ask(first.url, "insert into trip values ('箱根')")
    await first.stop()
    await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)

    await using second = await startPostgres({ dataDir, log: ignore })
    expect(second.adopted).toBe(false)
    expect(await ask(second.url, 'select name from trip')).toEqual([{ name: '箱根' }])
  })

  it('sorts Japanese by ICU, keeps UTC, listens on the loopback address only and asks for the password', async () => {
    await using db = await startPostgres({ dataDir, log: ignore })
    expect(await ask(db.url, "select w from unnest(array['とうきょう', 'ドア', 'どあ', 'あさ']) w order by w")).toEqual([
      { w: 'あさ' },
      { w: 'どあ' },
      { w: 'ドア' },
      { w: 'とうきょう' },
    ])
    expect(
      await ask(db.url, "select current_setting('timezone') zone, current_setting('listen_addresses') at, current_setting('fsync') fsync"),
    ).toEqual([{ zone: 'UTC', at: '127.0.0.1', fsync: 'on' }])
    const wrong = new URL(db.url)
    wrong.password = 'wrong'
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(place, 'db/cluster/tsunagu-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(place, 'db/cluster')).mode & 0o777).toBe(0o700)
  })

  it('is taken over with everything committed after its launcher was killed', async () => {
    const killed = await launch(dataDir)
    await ask(killed.url, 'create table drive as select 7 as n')
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')

    const lines: string[] = []
    const next = await startPostgres({ dataDir, log: (line) => lines.push(line) })
    expect(next).toMatchObject({ adopted: true, url: killed.url })
    expect(lines.join()).toContain('Taking over')
    expect(await ask(next.url, 'select n from drive')).toEqual([{ n: 7 }])
    await next.stop()
    await expect(ask(next.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('starts after the whole machine went down, even when another program has the old pid', async () => {
    const killed = await launch(dataDir)
    await ask(killed.url, 'create table walk as select 7 as n')
    const pidFile = join(dataDir, 'cluster/postmaster.pid')
    const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    killed.process.kill('SIGKILL')
    process.kill(server, 'SIGKILL')
    await once(killed.process, 'exit')
    const other = spawn('sleep', ['60'])
    spawnSync('sed', ['-i', `1s/.*/${other.pid}/`, pidFile])

    await using next = await startPostgres({ dataDir, log: ignore })
    expect(next.adopted).toBe(false)
    expect(await ask(next.url, 'select n from walk')).toEqual([{ n: 7 }])
    other.kill()
  })

  it('is shared by a second start, which does not end it', async () => {
    await using first = await startPostgres({ dataDir, log: ignore })
    const second = await launch(dataDir)
    expect(second.url).toBe(first.url)
    second.process.kill('SIGTERM')
    await once(second.process, 'exit')
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('is made once when two start at the same moment', async () => {
    const dataDir = join(place, 'new')
    const both = await Promise.all([launch(dataDir), launch(dataDir)])
    expect(both[0].url).toBe(both[1].url)
    for (const { process } of both) process.kill('SIGTERM')
    await Promise.all(both.map(({ process }) => once(process, 'exit')))
  })

  it('ends with a launcher that is told to end', async () => {
    const running = await launch(dataDir)
    running.process.kill('SIGTERM')
    expect(await once(running.process, 'exit')).toEqual([143, null])
    await expect(ask(running.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
  })

  it('says which port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    await expect(startPostgres({ dataDir, port, log: ignore })).rejects.toThrow(`port ${port}`)
    holder.close()
  })
})

describe('a database for tests', () => {
  it('skips fsync and leaves nothing behind', async () => {
    const db = await startPostgres({ ephemeral: true, log: ignore })
    const [row] = await ask(db.url, "select current_setting('fsync') fsync, current_setting('data_directory') folder")
    expect(row).toMatchObject({ fsync: 'off' })
    await db.stop()
    await db.stop()
    expect(existsSync(String(row?.folder))).toBe(false)
  })
})

describe.runIf(isRoot)('started by root', () => {
  it('gives the database to another account, outside a folder that this account cannot enter', async () => {
    mkdirSync(join(place, 'closed'), { mode: 0o700 })
    const lines: string[] = []
    await using db = await startPostgres({ dataDir: join(place, 'closed/db'), log: (line) => lines.push(line) })
    const [row] = await ask(db.url, "select current_setting('data_directory') folder")
    const folder = String(row?.folder)
    expect(folder).toMatch(/^\/var\/lib\/tsunagu\/data-/)
    expect(lines.join()).toContain('cannot enter')
    expect(statSync(folder).uid).not.toBe(0)
    await db.stop()
    rmSync(join(folder, '..'), { recursive: true })
  })

  it('is told apart from an ordinary user, who runs it as himself', async ({ skip }) => {
    const nobody = 65534
    mkdirSync(join(place, 'home'))
    chownSync(join(place, 'home'), nobody, nobody)
    const readable = spawnSync('test', ['-r', wrapper], { uid: nobody, gid: nobody }).status === 0
    skip(!readable, 'this project lies where an ordinary user cannot read it')
    const running = await launch(join(place, 'home/db'), nobody)
    expect(statSync(join(place, 'home/db/cluster')).uid).toBe(nobody)
    running.process.kill('SIGTERM')
    expect(await once(running.process, 'exit')).toEqual([143, null])
  })
})

/** A launcher of its own that holds the database until it is killed. */
async function launch(dataDir: string, uid?: number): Promise<{ process: ChildProcess; url: string }> {
  const code = `
    const { startPostgres } = await import(${JSON.stringify(wrapper)})
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {} })
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const [line] = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the launcher ended'))),
  ])
  return { process: child, url: String(line).trim() }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
