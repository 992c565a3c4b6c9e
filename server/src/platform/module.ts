/** The shape in which a module hangs its doors; `modules.ts` lists the modules, ground floor first. */
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import type { Database } from './database/db.ts'
import type { Gate, Served } from './http/serve.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Outside } from './outside/outside.ts'
import type { Readiness } from './watching/readiness.ts'
import type { Actor, Event, Work, WorkGround } from './work.ts'

/** What a running centre is made of; doors that need more than a transaction take it. */
export interface Centre {
  readonly config: Config
  readonly database: Database
  readonly ground: WorkGround
  readonly outside: Outside
  readonly live: Live
  readonly readiness: Readiness
  readonly log: Log
}

/** A job: may call outside between transactions. A thrown error is tried again later; a Failure with `retry: false` is not. */
export interface JobDoor {
  readonly centre: Centre
  readonly attempt: number
  readonly lastAttempt: boolean
  /** One transaction in the centre's name. */
  work<T>(act: (work: Work) => Promise<T>): Promise<T>
}

export interface Module {
  readonly name: string
  /** `new URL('./', import.meta.url)`: where its migrations folder lies. */
  readonly folder: URL
  readonly endpoints?: readonly Served[]
  /** Job name (`module.verb`) → what it does. */
  readonly jobs?: Readonly<Record<string, (door: JobDoor, payload: never) => Promise<unknown>>>
  /** Event type → verb (undone when it throws, kept when it returns); each runs as a job of its own, retried alone. */
  readonly reactions?: Readonly<Record<string, (work: Work, event: never) => Promise<unknown>>>
  /** Jobs by the clock: graphile-worker crontab lines, UTC; the job is one of `jobs`. */
  readonly cron?: readonly { at: string; job: string }[]
  /** Keys of live updates the caller may hear: `vehicle:…`, `account:…`. */
  readonly liveKeys?: (work: Work) => Promise<string[]>
  /** Routes that are not endpoints of ours (OpenID). */
  readonly routes?: (app: FastifyInstance, centre: Centre) => Promise<void>
  /** Long-lived parts of a role; gives how to stop them. */
  readonly start?: (centre: Centre) => Promise<() => Promise<void>>
  /** Only accounts: who is calling. */
  readonly gate?: Gate
}

export type { Actor, Event }
