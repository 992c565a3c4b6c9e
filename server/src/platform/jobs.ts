/** Jobs, reactions and cron on graphile-worker: a job is added in the transaction of the change it follows. */
import { type CronItem, parseCronItems, type Runner, type RunnerOptions, run, runMigrations, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { Db } from './database/db.ts'
import { Failure } from './errors.ts'
import type { Centre, JobDoor, Module } from './module.ts'
import { spanning } from './watching/telemetry.ts'
import { traceKey, working } from './work.ts'

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
        await traced(centre, name, payload, (given) => act(door, given as never))
      }
    }
    for (const [type, react] of Object.entries(module.reactions ?? {})) {
      const name = reactionName(module.name, type)
      tasks[name] = async (event) => {
        await traced(centre, name, event, (given) => working(centre.ground, centreActor, (work) => react(work, given as never)))
      }
    }
  }
  return tasks
}

/** In the trace of whoever asked for it. */
function traced(centre: Centre, name: string, payload: unknown, act: (payload: unknown) => Promise<unknown>): Promise<void> {
  const { [traceKey]: parent, ...given } = (payload ?? {}) as Record<string, unknown>
  const options = typeof parent === 'string' ? { parent } : {}
  return spanning(`job ${name}`, options, () => orGiveUp(centre, name, () => act(given)))
}

/** A failure that trying again cannot mend ends the job; everything else is tried again with growing waits. */
async function orGiveUp(centre: Centre, name: string, act: () => Promise<unknown>): Promise<void> {
  const { jobs } = centre.ground.counters
  try {
    await act()
    jobs.done++
  } catch (error) {
    if (error instanceof Failure && !error.retry) {
      jobs.givenUp++
      centre.log.warn({ job: name, code: error.code }, 'job given up')
      return
    }
    jobs.failed++
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

/** Jobs of one name that wait. */
export interface WaitingJobs {
  name: string
  /** Due, and nobody has begun. */
  due: number
  /** Failed at least once, tried again later. */
  failing: number
  /** Failed so often that nobody tries again. */
  dead: number
  oldestDueAt: Date | null
}

/** Those with something to tell, the worst first. What went wrong stands in the log: an error's words may hold a value. */
export async function listWaitingJobs(db: Db, now: Date, most: number): Promise<WaitingJobs[]> {
  const found = await sql<{ name: string; due: number; failing: number; dead: number; oldest: Date | null }>`
    select task_identifier as name,
      count(*) filter (where attempts < max_attempts and locked_at is null and run_at <= ${now}) as due,
      count(*) filter (where attempts between 1 and max_attempts - 1 and last_error is not null) as failing,
      count(*) filter (where attempts >= max_attempts) as dead,
      min(run_at) filter (where attempts < max_attempts and locked_at is null and run_at <= ${now}) as oldest
    from graphile_worker.jobs where run_at <= ${now} or attempts > 0
    group by 1 order by dead desc, failing desc, due desc limit ${most}`.execute(db)
  return found.rows.map(({ oldest, ...row }) => ({ ...row, oldestDueAt: oldest }))
}

const quiet = new (await import('graphile-worker')).Logger(() => () => {})
