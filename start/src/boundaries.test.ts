import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cruised, judgeBoundaries, type Verdict } from './boundaries.ts'

const root = resolve(import.meta.dirname, '../..')
const cruiser = join(root, 'node_modules/.bin/depcruise')

/** A small house in which everything is allowed. */
const sound: Record<string, string> = {
  'contract/src/endpoint.ts': `import * as z from 'zod'\nexport const name = z.string()`,
  'contract/src/client.ts': `export const call = () => fetch('/')`,
  'server/src/main.ts': `import { modules } from './modules.ts'\nconsole.log(modules)`,
  'server/src/modules.ts': `import { vehicles } from './vehicles/module.ts'\nimport { startLock } from './start-lock/module.ts'\nconst platform = 1\nexport const modules: readonly unknown[] = [platform, vehicles, startLock]`,
  'server/src/platform/database/db.ts': `import { sql } from 'kysely'\nexport const db = sql`,
  'server/src/vehicles/index.ts': `export { findVehicle } from './find-vehicle.ts'`,
  'server/src/vehicles/events.ts': `export interface Added { type: 'vehicles.added' }`,
  'server/src/vehicles/find-vehicle.ts': `import { db } from '../platform/database/db.ts'\nimport { select } from './queries.ts'\nexport const findVehicle = () => select(db)`,
  'server/src/vehicles/queries.ts': `import { sql } from 'kysely'\nexport const select = (db: unknown) => [db, sql]`,
  'server/src/vehicles/http.ts': `import { findVehicle } from './find-vehicle.ts'\nimport { name } from '@tsunagu/contract/endpoint.ts'\nexport const http = [findVehicle, name]`,
  'server/src/vehicles/module.ts': `import { http } from './http.ts'\nexport const vehicles = http`,
  'server/src/start-lock/lock.ts': `import { findVehicle } from '../vehicles/index.ts'\nimport type { Added } from '../vehicles/events.ts'\nimport { mayLock } from './rules.ts'\nexport const lock = (added: Added) => [findVehicle(), added, mayLock]`,
  'server/src/start-lock/rules.ts': `import { name } from '@tsunagu/contract/endpoint.ts'\nimport type { Added } from '../vehicles/events.ts'\nexport const mayLock = (added: Added) => [added.type, name]`,
  'server/src/start-lock/module.ts': `import { lock } from './lock.ts'\nexport const startLock = lock`,
  'server/src/start-lock/lock.test.ts': `import { select } from '../vehicles/queries.ts'\nselect(1)`,
  'simulator/src/main.ts': `import { name } from '@tsunagu/contract/endpoint.ts'\nconsole.log(name)`,
  'simulator/src/bench-contract.ts': `export const bench = 1`,
  'web/kit/src/Button.ts': `import { name } from '@tsunagu/contract/endpoint.ts'\nexport const button = name`,
  'web/car/src/main.ts': `import { bench } from '../../../simulator/src/bench-contract.ts'\nimport { button } from '../../kit/src/Button.ts'\nconsole.log(bench, button)`,
  'web/kit/src/map.ts': `import type { Point } from 'geojson'\nexport const origin: Point = { x: 0 }`,
  'web/owner/src/main.ts': `import { button } from '../../kit/src/Button.ts'\nconsole.log(button)`,
  'start/src/main.ts': `import '../../server/src/main.ts'\nimport '../../server/src/vehicles/index.ts'`,
}

/** What each rule forbids: a file, and an import that it may not have. */
const forbidden: [rule: string, file: string, target: string][] = [
  ['calls-go-down-from-vehicles', 'server/src/vehicles/find-vehicle.ts', '../start-lock/events.ts'],
  ['front-door-only', 'server/src/start-lock/lock.ts', '../vehicles/find-vehicle.ts'],
  ['modules-are-hung-in-one-place', 'server/src/main.ts', './vehicles/queries.ts'],
  ['nobody-imports-the-roof', 'server/src/vehicles/find-vehicle.ts', '../main.ts'],
  ['doors-never-touch-sql', 'server/src/vehicles/http.ts', './queries.ts'],
  ['doors-never-touch-sql', 'server/src/vehicles/http.ts', 'kysely'],
  ['rules-are-pure', 'server/src/start-lock/rules.ts', 'node:fs'],
  ['rules-are-pure', 'server/src/start-lock/rules.ts', '../platform/database/db.ts'],
  ['rules-are-pure', 'server/src/start-lock/rules.ts', '@tsunagu/contract/client.ts'],
  ['contract-imports-only-zod', 'contract/src/endpoint.ts', 'fastify'],
  ['contract-imports-only-zod', 'contract/src/endpoint.ts', 'node:fs'],
  ['server-stands-alone', 'server/src/vehicles/find-vehicle.ts', '../../../start/src/main.ts'],
  ['simulator-speaks-only-the-protocol', 'simulator/src/main.ts', '../../server/src/platform/database/db.ts'],
  ['pages-speak-through-the-contract', 'web/owner/src/main.ts', '../../../server/src/platform/database/db.ts'],
  ['bench-contract-is-for-the-head-unit', 'web/owner/src/main.ts', '../../../simulator/src/bench-contract.ts'],
  ['pages-are-strangers', 'web/owner/src/main.ts', '../../car/src/main.ts'],
  ['launcher-uses-the-fronts', 'start/src/main.ts', '../../server/src/vehicles/queries.ts'],
  ['nobody-imports-a-test', 'server/src/vehicles/find-vehicle.ts', '../start-lock/lock.test.ts'],
  ['no-circles', 'server/src/vehicles/find-vehicle.ts', './module.ts'],
  ['not-to-unresolvable', 'server/src/vehicles/queries.ts', './nowhere.ts'],
]

const house = mkdtempSync(join(tmpdir(), 'tsunagu-house-'))
let before: Verdict
let broken: Verdict

// Two runs for all: the tool needs a second or two each time.
beforeAll(() => {
  build()
  before = judge()
  put('server/src/start-lock/events.ts', 'export const nothing = 1')
  for (const [, file, target] of forbidden) put(file, `import '${target}'\n${readFileSync(join(house, file), 'utf8')}`)
  broken = judge()
})
afterAll(() => rmSync(house, { recursive: true }))

it('passes a sound house', () => {
  expect(before).toEqual({ ok: true, output: '' })
})

it.each(forbidden)('%s: %s may not import %s', (rule, file, target) => {
  const last = target.split(/[/:]/).at(-1) ?? ''
  expect(broken.ok).toBe(false)
  expect(broken.output.split('\n').filter((line) => line.startsWith(`${rule}: ${file} → `) && line.includes(last))).toHaveLength(1)
})

it('knows every folder of the server', () => {
  put('server/src/charging/index.ts', 'export const charging = 1')
  expect(judge()).toMatchObject({ ok: false, output: expect.stringContaining('do not agree about: charging') })
})

it('fails when the tool saw no module', () => {
  const nothing = JSON.stringify({ modules: [], summary: { violations: [] } })
  expect(judgeBoundaries(0, nothing, '')).toMatchObject({ ok: false, output: expect.stringContaining('saw no module in server/') })
  expect(judgeBoundaries(1, '', 'it crashed')).toEqual({ ok: false, output: 'it crashed' })
})

function put(path: string, text: string): void {
  mkdirSync(join(house, dirname(path)), { recursive: true })
  writeFileSync(join(house, path), `${text}\n`)
}

function build(): void {
  for (const [path, text] of Object.entries(sound)) put(path, text)
  for (const room of cruised) mkdirSync(join(house, room), { recursive: true })
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'contract/package.json']) cpSync(join(root, file), join(house, file))
  for (const name of ['zod', 'kysely', 'fastify']) put(`node_modules/${name}/index.js`, 'module.exports = {}')
  put('node_modules/@types/geojson/index.d.ts', 'export interface Point { x: number }')
  mkdirSync(join(house, 'node_modules/@tsunagu'))
  symlinkSync('../../contract', join(house, 'node_modules/@tsunagu/contract'))
}

function judge(): Verdict {
  const { status, stdout, stderr } = spawnSync(cruiser, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...cruised], {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  })
  return judgeBoundaries(status, stdout, stderr)
}
