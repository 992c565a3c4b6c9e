/**
 * One authenticated read of the centre (the garage) against a bare Fastify handler that runs the same query without
 * knowing who asks. Rounds in turn, the same number of connections; the figure is the ratio.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { startBenchCentre } from './centre.ts'
import { cpuSeconds, machine } from './figures.ts'
import { bench } from './options.ts'

const rounds = 5
const seconds = 6
const connections = 20

export const httpBench = bench(
  'one authenticated read against a bare Fastify handler with the same query, requests per second',
  {},
  benchHttp,
)

async function benchHttp(): Promise<object> {
  console.error('starting the centre and the bare handler …')
  const centre = await startBenchCentre(1, false)
  const [owner] = centre.owners
  const bare = fork(join(import.meta.dirname, 'bare-process.ts'), [owner?.accountId ?? ''], {
    env: { ...process.env, DATABASE_URL: centre.databaseUrl },
  })
  try {
    const [{ origin }] = (await once(bare, 'message')) as [{ origin: string }]
    const ours = () => fire(`${centre.origin}/api/vehicles`, { cookie: owner?.cookie ?? '' })
    const theirs = () => fire(`${origin}/garage`, {})
    await ours()
    await theirs()
    const before = process.cpuUsage()
    const pairs: { centre: number; bare: number; ratio: number }[] = []
    for (let round = 1; round <= rounds; round++) {
      console.error(`round ${round} of ${rounds}`)
      const [a, b] = [await ours(), await theirs()]
      pairs.push({ centre: Math.round(a), bare: Math.round(b), ratio: Math.round((a / b) * 100) / 100 })
    }
    const middle = pairs.map((pair) => pair.ratio).toSorted((a, b) => a - b)[Math.floor(rounds / 2)]
    return {
      bench: 'http',
      machine: machine(),
      unit: 'requests per second',
      connections,
      secondsPerRound: seconds,
      rounds: pairs,
      ratio: middle,
      goal: 'ratio >= 0.5',
      cost: { generatorCpuSeconds: cpuSeconds(before) },
    }
  } finally {
    await ended(bare)
    await centre.stop()
  }
}

async function fire(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} wrong answers, ${result.errors} errors`)
  return result.requests.average
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}
