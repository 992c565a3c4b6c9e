import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { cacheFolder } from './cache.ts'
import { check } from './check.ts'
import { startPostgres } from './postgres.ts'
import { sum, type Tally, tallyOf, tallyPlaywright, tallyVitest, totalLine } from './tally.ts'

/** `npm test`: the check, the tests, the promises to the customer in a browser. Each runs even when one before it failed; the last line is the total. */

const root = resolve(import.meta.dirname, '../..')
const bin = join(root, 'node_modules/.bin')
const reports = cacheFolder('reports')

const tallies: Tally[] = []

heading('Check')
tallies.push(...(await check(console.log)).map(({ ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })))

const database = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ ephemeral: true, log: console.log })
try {
  const env = database ? { TEST_DATABASE_URL: database.url } : {}
  heading('Tests')
  const vitest = fresh('vitest.json')
  tallies.push(
    tallyOf(vitest, await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`], env), tallyVitest),
  )

  heading('Promises, in a browser')
  const playwright = fresh('playwright.json')
  const viaFile = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwright }
  tallies.push(tallyOf(playwright, await run('playwright', ['test', '--config', 'e2e', '--reporter=list,json'], viaFile), tallyPlaywright))
} finally {
  await database?.stop()
}

const total = sum(tallies)
console.log(`\n${totalLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0

function heading(text: string): void {
  console.log(`\n── ${text}`)
}

/** The report of the last run must not be taken for this one's. */
function fresh(name: string): string {
  const file = join(reports, name)
  if (existsSync(file)) rmSync(file)
  return file
}

/** Streams what the tool prints; gives its exit code. */
function run(tool: string, args: string[], env: Record<string, string>): Promise<number | null> {
  const { promise, resolve: ended } = Promise.withResolvers<number | null>()
  const child = spawn(join(bin, tool), args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  child.once('close', ended)
  child.once('error', (error) => {
    console.error(`${tool}: ${error.message}`)
    ended(null)
  })
  return promise
}
