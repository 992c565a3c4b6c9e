/** Jobs, reactions and cron on graphile-worker: a job is added in the transaction of the change it follows. */
import { type CronItem, parseCronItems, type Runner, type RunnerOptions, run, runMigrations, runOnce, type TaskList } from 'graphile-worker'
import { Failure } from './errors.ts'
import type { Centre, JobDoor, Module } from './module.ts'
import { working } from './work.ts'

const centreActor = { kind: 'centre' } as const
const reactionName = (module: string, type: string) => `react.${module}.${type}`

/** Event type → names of the jobs that react, over all modules. */
export function reactionsOf(modules: readonly Module[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const module of modules) {
    for (const type of Object.keys(module.reactions ?? {})) map.set(type, [...(map.get(type) ?? []), reactionName(module.name, type)])
  }
  return map
}

/** Makes graphile-worker's own tables; before the modules' migrations run, which may add jobs. */
export const prepareJobs = (url: string) => runMigrations({ connectionString: url, logger: quiet })

/** Runs jobs until stopped. */
export async function startJobs(centre: Centre, modules: readonly Module[]): Promise<() => Promise<void>> {
  const runner: Runner = await run({
    ...options(centre, modules),
    concurrency: 8,
    noHandleSignals: true,
    pollInterval: 1000,
    parsedCronItems: cronOf(modules),
  })
  return () => runner.stop()
}

/** Runs every job that is due by Node's clock, and those they add, until none is left. For tests. */
export const runDueJobs = (centre: Centre, modules: readonly Module[]) => runOnce({ ...options(centre, modules), noHandleSignals: true })

function options(centre: Centre, modules: readonly Module[]): RunnerOptions {
  // Node's clock decides what is due, so that a test's clock does
  return { pgPool: centre.database.pool, taskList: tasksOf(centre, modules), logger: quiet, preset: { worker: { useNodeTime: true } } }
}

function tasksOf(centre: Centre, modules: readonly Module[]): TaskList {
  const tasks: TaskList = {}
  for (const module of modules) {
    for (const [name, act] of Object.entries(module.jobs ?? {})) {
      tasks[name] = async (payload, { job }) => {
        const door: JobDoor = {
          centre,
          attempt: job.attempts,
          lastAttempt: job.attempts >= job.max_attempts,
          work: (part) => working(centre.ground, centreActor, part),
        }
        await orGiveUp(centre, name, () => act(door, payload as never))
      }
    }
    for (const [type, react] of Object.entries(module.reactions ?? {})) {
      const name = reactionName(module.name, type)
      tasks[name] = async (event) => {
        await orGiveUp(centre, name, () => working(centre.ground, centreActor, (work) => react(work, event as never)))
      }
    }
  }
  return tasks
}

/** A failure that trying again cannot mend ends the job; everything else is tried again with growing waits. */
async function orGiveUp(centre: Centre, name: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Failure && !error.retry) {
      centre.log.warn({ job: name, code: error.code }, 'job given up')
      return
    }
    centre.log.warn({ job: name, err: error }, 'job failed, will be tried again')
    throw error
  }
}

function cronOf(modules: readonly Module[]) {
  const items: CronItem[] = modules.flatMap((module) =>
    (module.cron ?? []).map(({ at, job }) => ({ task: job, match: at, identifier: job })),
  )
  return parseCronItems(items)
}

const quiet = new (await import('graphile-worker')).Logger(() => () => {})
