import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { clearCars, folder } from '../test/cars.ts'
import { help, readOptions, WrongOption } from './options.ts'

afterAll(clearCars)

it('explains every option it takes', async () => {
  expect((await readOptions(['--help'])).mode).toBe('help')
  const words = [
    'host',
    'mqtt-port',
    'est-port',
    'enrol',
    'state',
    'name',
    'kind',
    'seed',
    'route',
    'position',
    'cars',
    'interval',
    'sampling',
  ]
  const more = [
    'keepalive',
    'sleep-after',
    'always-on',
    'clock-error',
    'buffer',
    'http',
    'web',
    'fleet',
    'credentials',
    'ca',
    'rate',
    'json',
    'with-parent',
  ]
  for (const word of [...words, ...more]) expect(help).toContain(`--${word}`)
})

it('reads one car from the command line', async () => {
  const words = [
    '--state',
    'x',
    '--kind',
    'bev',
    '--seed',
    '7',
    '--position',
    '35.1,136.9',
    '--clock-error=-90',
    '--always-on',
    '--interval',
    '2.5',
  ]
  const { cars, line } = await readOptions(words)
  expect(cars).toMatchObject([{ name: 'car', kind: 'bev', seed: 7, position: { latitude: 35.1, longitude: 136.9 } }])
  expect(line).toMatchObject({ host: 'localhost', clockError: -90, sleepAfter: Infinity, interval: 2500 })
})

it('reads several cars from a file, with folders beside it', async () => {
  const dir = await folder()
  await writeFile(
    join(dir, 'cars.json'),
    JSON.stringify([{ name: 'a', kind: 'petrol', seed: 1, state: 'a', headUnit: 'dcm', without: ['remote/close-windows'] }]),
  )
  const { cars } = await readOptions(['--cars', join(dir, 'cars.json')])
  expect(cars).toMatchObject([{ name: 'a', state: join(dir, 'a'), headUnit: 'dcm', without: ['remote/close-windows'], paint: 'white' }])
})

it.each([
  ['an unknown word', ['--kidn', 'bev']],
  ['no folder', []],
  ['an unknown kind', ['--state', 'x', '--kind', 'boat']],
  ['a place that is none', ['--state', 'x', '--position', 'here']],
  ['a port that is none', ['--state', 'x', '--http', 'many']],
  ['a missing file', ['--cars', '/nowhere.json']],
  ['a fleet without credentials', ['--fleet', '3']],
])('refuses %s in plain words', async (_what, words) => {
  await expect(readOptions(words)).rejects.toBeInstanceOf(WrongOption)
})

it('refuses two cars of one name', async () => {
  const file = join(await folder(), 'cars.json')
  const car = { name: 'a', kind: 'petrol', seed: 1, state: 'a' }
  await writeFile(file, JSON.stringify([car, { ...car, state: 'b' }]))
  await expect(readOptions(['--cars', file])).rejects.toThrow('same name')
})
