/** What every door builds and every verb takes. */
import type { StaffRole } from '@tsunagu/contract/endpoint.ts'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Config } from './config.ts'
import { type Db, inTransaction, type LastWord, onConnection } from './database/db.ts'
import type { Log } from './log.ts'
import type { Counters } from './watching/counters.ts'
import { activeTrace, spanningInside } from './watching/telemetry.ts'

/** On whose behalf a piece of work is done. */
export type Actor =
  | { kind: 'nobody' }
  | {
      kind: 'owner'
      accountId: string
      sessionId: string | null
      /** Id of an OpenID client, `token:<id>` of a personal API token, `home-assistant`; null: our own pages. */
      client: string | null
      authenticatedAt: Date
      /** The only cars it may see; left out: every car of the account. */
      vehicles?: readonly string[]
    }
  | { kind: 'staff'; accountId: string; roles: readonly StaffRole[]; sessionId: string; authenticatedAt: Date }
  | { kind: 'car'; carId: string }
  | { kind: 'centre' }

/** Something that happened, told to whoever listens; `type` is `module.past-participle`. */
export interface Event {
  readonly type: string
}

/** Work for later. `key`: a second job with it replaces the first. Never a code, password or token in `payload`. */
export interface Job {
  readonly name: string
  readonly payload: object
  readonly key?: string
  readonly maxAttempts?: number
}

/**
 * Everything one piece of work may touch. `db` is an open transaction, for reads a single connection: what is asked of it at once
 * (`Promise.all`) goes there and comes back together.
 */
export interface Work {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly config: Config
  readonly log: Log
  /** What this process counts; a count stays though the work be undone. */
  readonly counters: Counters
  /** A statement whose answer nobody needs: it goes out after all others, together with COMMIT. */
  atLast(statement: RawBuilder<unknown>): void
  /** Tells an event: each reaction becomes a job in this transaction. */
  tell(event: Event): Promise<void>
  /** Adds a job in this transaction; due now unless `when` is given. */
  later(job: Job, when?: Date): Promise<void>
}

export interface WorkGround {
  readonly db: Db
  readonly pool: pg.Pool
  readonly config: Config
  readonly log: Log
  readonly counters: Counters
  /** Event type → names of the jobs that react to it. */
  readonly reactions: ReadonlyMap<string, readonly string[]>
}

/** One transaction around one piece of work: commits what `act` returns, undoes everything it throws. */
export function working<T>(ground: WorkGround, actor: Actor, act: (work: Work) => Promise<T>): Promise<T> {
  return spanningInside('transaction', { attributes: { 'tsunagu.actor': actor.kind } }, () =>
    inTransaction(ground.pool, (db, last) => act(workIn(ground, db, last, actor))),
  )
}

/**
 * A piece of work that only reads: one connection and no transaction, which at READ COMMITTED would give nothing but
 * two more round trips. What it writes all the same is kept at once.
 */
export function reading<T>(ground: WorkGround, actor: Actor, act: (work: Work) => Promise<T>): Promise<T> {
  return spanningInside('reading', {}, () => onConnection(ground.pool, (db, last) => act(workIn(ground, db, last, actor))))
}

/** In a job's payload: the trace of whoever asked for it. */
export const traceKey = '_trace'

function workIn(ground: WorkGround, db: Db, last: LastWord[], actor: Actor): Work {
  const now = new Date()
  const atLast = (statement: RawBuilder<unknown>) => {
    last.push(statement.compile(db))
  }
  const later = async (job: Job, when: Date = now) => {
    const trace = activeTrace()
    const payload = trace ? { ...job.payload, [traceKey]: trace } : job.payload
    atLast(sql`select graphile_worker.add_job(${job.name}, payload := ${JSON.stringify(payload)}::json, run_at := ${when},
      max_attempts := ${job.maxAttempts ?? 12}, job_key := ${job.key ?? null})`)
  }
  return {
    db,
    actor,
    now,
    config: ground.config,
    log: ground.log,
    counters: ground.counters,
    atLast,
    later,
    tell: async (event) => {
      for (const name of ground.reactions.get(event.type) ?? []) await later({ name, payload: event })
    },
  }
}
