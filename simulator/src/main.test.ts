import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { clearCars, folder, openCentre } from '../test/cars.ts'
import { type StandInCentre, until } from '../test/stand-in-centre.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
vi.setConfig({ testTimeout: 15_000 })
const started: ChildProcess[] = []
let centre: StandInCentre
beforeAll(async () => {
  centre = await openCentre()
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await clearCars()
})

interface Run {
  child: ChildProcess
  said: () => string
  code: Promise<number | null>
}

function run(args: string[], channel: 'ipc' | 'ignore' = 'ignore'): Run {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'pipe', channel] })
  started.push(child)
  let said = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  return { child, said: () => said, code: new Promise((resolve) => child.on('exit', resolve)) }
}

const doors = () => ['--mqtt-port', `${centre.mqttPort}`, '--est-port', `${centre.estPort}`, '--http', '0']

it.concurrent('explains a wrong word without a stack, and ends with 1', async () => {
  const { said, code } = run(['--kidn', 'bev'])
  expect(await code).toBe(1)
  expect(said()).toContain('--kidn')
  expect(said()).not.toContain('    at ')
})

it.concurrent('runs several cars from a file, tells its parent, and says bye when told to end', async () => {
  const dir = await folder()
  const cars = ['one', 'two'].map((name, seed) => ({ name, kind: 'bev', seed, state: `cars/${name}`, enrol: centre.code(`main-${name}`) }))
  await writeFile(join(dir, 'cars.json'), JSON.stringify(cars))
  const { child, code } = run(['--cars', join(dir, 'cars.json'), ...doors()], 'ipc')
  const told = await new Promise((resolve) => child.on('message', resolve))
  expect(told).toMatchObject({ ready: true, cars: [{ name: 'one' }, { name: 'two' }] })
  await until(() => centre.traces('main-one').length && centre.traces('main-two').length, 10_000)
  const began = performance.now()
  child.kill('SIGTERM')
  expect(await code).toBe(0)
  expect(performance.now() - began).toBeLessThan(1000)
  expect([centre.byes('main-one'), centre.byes('main-two')].map((byes) => byes.map(({ why }) => why))).toEqual([['sleep'], ['sleep']])
})

it.concurrent('ends when its parent is gone', async () => {
  const byChannel = run(['--state', await folder(), '--enrol', centre.code('main-channel'), ...doors()], 'ipc')
  const byInput = run(['--state', await folder(), '--enrol', centre.code('main-input'), '--with-parent', ...doors()])
  await until(() => centre.traces('main-channel').length && centre.traces('main-input').length, 10_000)
  byChannel.child.disconnect()
  byInput.child.stdin?.end()
  expect(await Promise.all([byChannel.code, byInput.code])).toEqual([0, 0])
})

it.concurrent('runs a fleet of light cars that drive, report and obey', async () => {
  const dir = await folder()
  const ids = Array.from({ length: 20 }, (_, i) => `fleet-${i}`)
  const rows = await Promise.all(ids.map(async (carId) => JSON.stringify(await centre.credential(carId))))
  await writeFile(join(dir, 'cars.jsonl'), rows.join('\n'))
  await writeFile(join(dir, 'ca.pem'), centre.authority.pem)
  const files = ['--credentials', join(dir, 'cars.jsonl'), '--ca', join(dir, 'ca.pem')]
  const { child, said, code } = run(['--fleet', '20', ...files, '--interval', '0.5', '--sampling', '0.1', '--json', ...doors()])
  await until(() => ids.every((carId) => centre.traces(carId).some((one) => !one.key && one.dt.length >= 3)), 8000)
  const { claims } = await centre.ask('fleet-7', 'link/report')
  await until(() => centre.answers('fleet-7', claims.id).some(({ result }) => result === 'done'))
  await until(() => said().includes('"requests":1'))
  const figures = JSON.parse(said().trim().split('\n').at(-1) ?? '')
  expect(figures).toMatchObject({ cars: 20, online: 20, waiting: expect.any(Number), rssMb: expect.any(Number) })
  expect(figures.traces).toBeGreaterThan(20)
  child.kill('SIGINT')
  expect(await code).toBe(0)
  expect(ids.every((carId) => centre.byes(carId)[0]?.why === 'sleep')).toBe(true)
})
