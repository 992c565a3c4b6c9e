import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { freePorts } from './ports.ts'

const folders: string[] = []
const running = new Set<ChildProcess>()
afterEach(async () => {
  for (const child of running) await ended(child, 'SIGKILL')
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** `npm start` with a data folder and ports of its own. */
interface Launched {
  child: ChildProcess
  output(): string
  /** Resolves when the text was printed; fails when the process ends first. */
  until(text: string): Promise<void>
}

async function place(): Promise<{ words: string[]; port: number; bench: number; dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tsunagu-start-'))
  // as root the database's own account must get in
  chmodSync(dataDir, 0o755)
  folders.push(dataDir)
  const [port = 0, car = 0, est = 0, bench = 0, card = 0] = await freePorts(5)
  return {
    words: [
      '--data',
      dataDir,
      ...Object.entries({ port, car, est, bench, card }).flatMap(([name, n]) => [name === 'port' ? '--port' : `--${name}-port`, `${n}`]),
    ],
    port,
    bench,
    dataDir,
  }
}

function launch(words: string[]): Launched {
  const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...env } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let text = ''
  const look = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more
      for (const one of look) one()
    })
  }
  return {
    child,
    output: () => text,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        const check = () => text.includes(wanted) && resolve()
        look.add(check)
        child.once('close', () => reject(new Error(`ended without “${wanted}”:\n${text}`)))
        check()
      }),
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = once(child, 'close')
  child.kill(signal)
  return ((await gone) as [number | null])[0]
}

const read = async (url: string) => (await fetch(url, { headers: { connection: 'close' } })).json() as Promise<unknown>
const isThere = (url: string) =>
  fetch(url, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  )
describe('npm start', () => {
  it('brings everything up, survives kill -9 with what was committed, and Ctrl-C ends all of it', { timeout: 180_000 }, async () => {
    const { words, port, bench, dataDir } = await place()
    const first = launch(words)
    await first.until('Ctrl-C ends everything')
    for (const told of [`http://localhost:${port}/`, `http://localhost:${bench}/`, 'hanako@demo.example', 'administrator@demo.example'])
      expect(first.output()).toContain(told)
    const cars = async () =>
      ((await read(`http://localhost:${bench}/api/cars`)) as { cars: { carId: string | null; kind: string; line: { state: string } }[] })
        .cars
    await expect
      .poll(async () => (await cars()).map(({ kind, line }) => [kind, line.state]), { timeout: 20_000 })
      .toEqual([
        ['petrol', 'online'],
        ['phev', 'online'],
        ['bev', 'online'],
      ])
    const before = await cars()
    const registration = await fetch(`http://localhost:${port}/api/accounts/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tsunagu-csrf': '1', connection: 'close' },
      body: JSON.stringify({ email: 'kept@test.example', language: 'ja', termsVersion: '1' }),
    })
    expect(registration.status).toBe(200)
    const mails = async () => (await read(`http://localhost:${port}/mailbox.json?to=kept@test.example`)) as { id: string; state: string }[]
    await expect.poll(async () => (await mails())[0]?.state, { timeout: 10_000 }).toBe('sent')
    const [kept] = await mails()

    await ended(first.child, 'SIGKILL')
    // the simulated cars lost their parent
    await expect.poll(() => isThere(`http://localhost:${bench}/api/cars`), { timeout: 10_000 }).toBe(false)

    const second = launch(words)
    await second.until('Ctrl-C ends everything')
    expect((await mails())[0]).toEqual(kept)
    await expect.poll(async () => (await cars()).map(({ carId }) => carId), { timeout: 10_000 }).toEqual(before.map(({ carId }) => carId))
    await expect.poll(async () => (await cars()).every(({ line }) => line.state === 'online'), { timeout: 20_000 }).toBe(true)

    // PostgreSQL's own word for “I run here”; it goes when it has stopped in order
    const holding = join(dataDir, 'postgres/cluster/postmaster.pid')
    expect(existsSync(holding)).toBe(true)
    expect(await ended(second.child, 'SIGINT')).toBe(0)
    expect([
      await isThere(`http://localhost:${port}/health`),
      await isThere(`http://localhost:${bench}/api/cars`),
      existsSync(holding),
    ]).toEqual([false, false, false])
  })

  it('says which port is taken and how to choose another', async () => {
    const { words, port } = await place()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const launched = launch(words)
    const [code] = (await once(launched.child, 'close')) as [number]
    other.close()
    expect([code, launched.output().trim()]).toEqual([
      1,
      `Port ${port} (pages and API) is taken. Choose another: npm start -- --port ${port + 1}`,
    ])
  })

  it('starts without the demo on wish, with somebody who can sign in', { timeout: 60_000 }, async () => {
    const { words, port, bench } = await place()
    const launched = launch([...words, '--empty', '--administrator', 'boss@test.example'])
    await launched.until('Ctrl-C ends everything')
    expect(launched.output()).toMatch(/Administrator boss@test.example, password \S{20}/)
    expect(launched.output()).not.toContain('demo')
    expect([await isThere(`http://localhost:${port}/health`), await isThere(`http://localhost:${bench}/api/cars`)]).toEqual([true, false])
    expect(await ended(launched.child, 'SIGTERM')).toBe(0)
  })

  it('explains itself, and says what is wrong with a word it does not know', async () => {
    const help = launch(['--help'])
    await once(help.child, 'close')
    for (const word of ['--port', '--data', '--roles', '--empty', 'DATABASE_URL', 'BROKER_URL']) expect(help.output()).toContain(word)
    const wrong = launch(['--nonsense'])
    const [code] = (await once(wrong.child, 'close')) as [number]
    expect([code, wrong.output()]).toEqual([1, expect.stringContaining('npm start -- --help')])
  })
})
