/** Starts the roles asked for and stops them cleanly. `startCentre` is the whole centre as a function; the launcher and the tests call it. */
import { brand } from '@tsunagu/contract/brand.ts'
import type { FastifyInstance } from 'fastify'
import { modules } from './modules.ts'
import { type Config, readConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database/db.ts'
import { migrate, readMigrations } from './platform/database/migrate.ts'
import { createHttp } from './platform/http/door.ts'
import { prepareJobs, reactionsOf, startJobs } from './platform/jobs.ts'
import { openLive } from './platform/live.ts'
import { createLog, type Log } from './platform/log.ts'
import type { Centre } from './platform/module.ts'
import { openCorporations } from './platform/outside/corporations.ts'
import { openMailer } from './platform/outside/mail.ts'
import type { Outside } from './platform/outside/outside.ts'
import { openPaying } from './platform/outside/paying.ts'
import { vapidKeys, webPusher } from './platform/outside/push.ts'
import { openTexter } from './platform/outside/sms.ts'
import { openWaker } from './platform/outside/wake.ts'
import { clockAhead, clockTolerance } from './platform/watching/clock.ts'
import { Counters } from './platform/watching/counters.ts'
import { Readiness } from './platform/watching/readiness.ts'
import { openTracing } from './platform/watching/telemetry.ts'

export interface Running {
  centre: Centre
  /** undefined without the role `http`. */
  http: FastifyInstance | undefined
  /** The port of /metrics, /health and /ready; undefined without METRICS_PORT. */
  watchPort: number | undefined
  /** At once; `drain` first to let load balancers and cars look elsewhere. */
  stop(): Promise<void>
  /** Not ready from now on; resolves after DRAIN_SECONDS. */
  drain(): Promise<void>
}

export interface Extras {
  log?: Log
  /** Replaces adapters of the outside, in tests. */
  outside?: Partial<Outside>
  /** false: jobs run only when asked (tests). */
  runJobs?: boolean
  /** false: no port is opened (tests call through `inject`). */
  listen?: boolean
}

/** Brings the database up to date: graphile-worker's tables, then the modules'. Gives the names of the migrations applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  await prepareJobs(url)
  return migrate(url, await readMigrations(modules))
}

export async function startCentre(config: Config, extras: Extras = {}): Promise<Running> {
  const log = extras.log ?? createLog(config.LOG)
  const database = openDatabase(config.DATABASE_URL)
  const stops: (() => Promise<unknown>)[] = [await openTracing(config), () => database.close()]
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const ground = { db: database.db, pool: database.pool, config, log, counters: new Counters(), reactions: reactionsOf(modules) }
    const vapid = await vapidKeys(database.db, config.SECRET)
    const paying = await openPaying(config, log, { listen: extras.listen !== false })
    stops.push(() => paying.close())
    const outside: Outside = {
      corporations: openCorporations(config, log),
      mail: openMailer(config, database.db),
      push: webPusher(vapid, `mailto:${brand.mail.notices.address}`, { local: config.PUSH_LOCAL }),
      sms: openTexter(config, database.db),
      wake: openWaker(config),
      cards: paying.cards,
      bank: paying.bank,
      ...extras.outside,
    }
    const live = openLive(config.DATABASE_URL, log)
    stops.push(() => live.close())
    const readiness = new Readiness()
    const centre: Centre = { config, database, ground, outside, live, readiness, log }
    readiness.need('database', async () => (await database.pool.query('select 1')).rowCount === 1)
    readiness.need('clock', async () => Math.abs(await clockAhead(database.pool)) < clockTolerance)
    readiness.need('migrations', await migrationsApplied(database.pool))
    for (const module of modules) {
      const end = await module.start?.(centre)
      if (end) stops.push(end)
    }
    if (config.ROLES.includes('jobs') && extras.runJobs !== false) stops.push(await startJobs(centre, modules))
    const http = config.ROLES.includes('http') ? await createHttp(centre, modules) : undefined
    if (http) {
      stops.push(() => http.close())
      if (extras.listen !== false) await http.listen({ host: config.HOST, port: config.PORT })
      else await http.ready()
    }
    const watch = config.METRICS_PORT === undefined ? undefined : await openWatchPort(centre, config.METRICS_PORT)
    if (watch) stops.push(() => watch.close())
    return { centre, http, watchPort: watch?.port, stop, drain: () => readiness.leave(config.DRAIN_SECONDS) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A newer replica may have migrated further: what this one was built for must be there. Once seen it is not asked again. */
async function migrationsApplied(pool: Database['pool']): Promise<() => Promise<boolean>> {
  const names = (await readMigrations(modules)).map(({ name }) => name)
  let applied = false
  return async () => {
    if (applied) return true
    const found = await pool.query<{ done: number }>('select count(*) as done from platform.migrations where name = any($1)', [names])
    applied = found.rows[0]?.done === names.length
    return applied
  }
}

/** What is off is not even loaded. */
async function openWatchPort(centre: Centre, port: number) {
  const opening = await import('./platform/watching/watch-port.ts')
  return opening.openWatchPort(centre, port)
}

if (import.meta.main) {
  const config = readConfig(process.env)
  await prepareDatabase(config.DATABASE_URL)
  const running = await startCentre(config)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running
        .drain()
        .then(running.stop)
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
  }
}
