import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { cruised, judgeBoundaries, type Verdict } from './boundaries.ts'
import { cacheFolder } from './cache.ts'

/** How one step of the check came out. */
export interface Finding extends Verdict {
  name: string
  seconds: number
}

/** What a tool's run means: its exit code and what it printed tell. */
type Judge = (code: number | null, stdout: string, stderr: string) => Verdict

interface Step {
  name: string
  command: [tool: string, ...args: string[]]
  judge?: Judge
}

const root = resolve(import.meta.dirname, '../..')
const bin = join(root, 'node_modules/.bin')

/** tsc keeps what it knows between runs: the second one takes a quarter of the first. */
const remembering = (project: string) => ['--incremental', '--tsBuildInfoFile', join(cacheFolder('tsc'), `${project}.tsbuildinfo`)]

/** The longest first. */
const steps: Step[] = [
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json', ...remembering('house')] },
  { name: 'types of the pages', command: ['tsc', '--noEmit', '-p', 'web/tsconfig.json', ...remembering('web')] },
  {
    name: 'boundaries',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...cruised],
    judge: judgeBoundaries,
  },
  { name: 'nothing unused', command: ['knip', '--no-progress'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'generated documents', command: ['node', 'docs/src/generate.ts', '--check'] },
]

/** Runs all steps, at most as many at once as is good for a small machine; prints a line for each as it ends. */
export async function check(print: (line: string) => void): Promise<Finding[]> {
  const findings: Finding[] = []
  const queue = [...steps]
  const work = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const finding = await run(step)
      findings.push(finding)
      print(`${finding.ok ? '✓' : '✗'} ${finding.name} ${finding.seconds.toFixed(1)} s`)
      if (!finding.ok) print(finding.output.trimEnd().replace(/^/gm, '    '))
    }
  }
  await Promise.all([work(), work(), work()])
  return findings
}

async function run({ name, command: [tool, ...args], judge = byExitCode }: Step): Promise<Finding> {
  const began = performance.now()
  // Our Node first: the tools ask the PATH for one, and the outer may be too old for them.
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const child = spawn(join(bin, tool), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text))
  const { promise, resolve: ended } = Promise.withResolvers<number | null>()
  child.once('close', ended)
  child.once('error', (error) => (output.stderr += error.message))
  const verdict = judge(await promise, output.stdout, output.stderr)
  return { name, seconds: (performance.now() - began) / 1000, ...verdict }
}

function byExitCode(code: number | null, stdout: string, stderr: string): Verdict {
  return { ok: code === 0, output: stdout + stderr }
}

if (import.meta.main) {
  const began = performance.now()
  const findings = await check(console.log)
  const failed = findings.filter(({ ok }) => !ok).length
  console.log(`${findings.length - failed} passed, ${failed} failed in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  process.exitCode = failed > 0 ? 1 : 0
}
