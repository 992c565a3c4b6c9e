/** The state of the cars' line, for the administrator: what each process does now, what is refused, and what happened. */
import * as z from 'zod'
import { endpoint } from './endpoint.ts'

/**
 * Why a client or its message was refused. `too-fast`: not read for a while, nothing is lost. `too-many`: a second of a car that sends
 * without end, stored all the same. `clock`: stored all the same, but it moves no latest state. `certificate`: the TLS handshake failed; `revoked`: a certificate of ours that counts no longer; `enrolment`: a one-time code that was not taken.
 */
export const refusals = [
  'foreign-topic',
  'too-large',
  'never-ends',
  'too-fast',
  'too-many',
  'qos-2',
  'not-json',
  'wrong-shape',
  'unknown-topic',
  'not-storable',
  'clock',
  'certificate',
  'revoked',
  'enrolment',
] as const
export type Refusal = (typeof refusals)[number]

/**
 * `refused`: see its cause. The words of databases last from `since` to `until`. `clock-differs`: of this process and the database.
 * `connections-lost`: many of a process's cars within seconds. `broker-…`: an operator's own.
 */
export const incidentKinds = [
  'replica-started',
  'replica-stopped',
  'replica-died',
  'lease-lost',
  'clock-differs',
  'connections-lost',
  'broker-unreachable',
  'broker-back',
  'database-unreachable',
  'database-slow',
  'disk-full',
  'batch-retried',
  'refused',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

export const incident = z.object({
  id: z.number(),
  kind: z.enum(incidentKinds),
  cause: z.enum(refusals).nullable(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  times: z.number(),
  /** The process that saw it, as in `replicas`; one that has gone keeps its id only. */
  replica: z.uuid().nullable(),
  vehicleId: z.uuid().nullable(),
  /** The car's name on the line. */
  carId: z.string().nullable(),
  /** How many cars were marked lost, or had to come again. */
  cars: z.number().nullable(),
  /** By how much the process's clock is ahead of the database's; below 0: behind. */
  seconds: z.number().nullable(),
})
export type Incident = z.infer<typeof incident>

/** ms; null: nothing was stored in the last minute. */
const lag = z.object({ p50: z.number(), p99: z.number() }).nullable()

export const replicaState = z.object({
  id: z.uuid(),
  /** Host and process. */
  name: z.string(),
  roles: z.array(z.string()),
  startedAt: z.iso.datetime(),
  /** When it last said so; one that is silent for long has died or cannot reach the database. */
  at: z.iso.datetime(),
  /** Until when its cars are its own; null: it holds none. */
  leaseUntil: z.iso.datetime().nullable(),
  stopping: z.boolean(),
  connected: z.number(),
  /** Over the last minute. */
  messagesPerSecond: z.number(),
  pointsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  handshakesPerSecond: z.number(),
  /** From the arrival of a trace to its commit, over the last minute. */
  lag,
  inFlightBytes: z.number(),
  /** Share of the time in which its one thread was at work, 0 to 1. */
  busy: z.number(),
  /** Who waits for a connection to the database. */
  poolWaiting: z.number(),
  memoryBytes: z.number(),
})
export type ReplicaStateView = z.infer<typeof replicaState>

export const lineState = z.object({
  at: z.iso.datetime(),
  cars: z.object({ online: z.number(), asleep: z.number(), lost: z.number(), never: z.number() }),
  connected: z.number(),
  messagesPerSecond: z.number(),
  pointsPerSecond: z.number(),
  bytesPerSecond: z.number(),
  lag,
  /** Of any car, at any replica; null: none since the oldest of them began. */
  lastMessageAt: z.iso.datetime().nullable(),
  /** The last hour's, the most frequent first; those never seen are left out. */
  refused: z.array(
    z.object({
      cause: z.enum(refusals),
      times: z.number(),
      /** The newest few. */
      cars: z.array(z.object({ vehicleId: z.uuid(), carId: z.string(), at: z.iso.datetime() })),
    }),
  ),
  /** The newest messages nobody could read, with the reason. */
  unreadable: z.array(z.object({ vehicleId: z.uuid(), carId: z.string(), at: z.iso.datetime(), topic: z.string(), why: z.string() })),
  /** Requests to cars that ended in the last hour. */
  requests: z.object({ done: z.number(), refused: z.number(), failed: z.number(), 'no-answer': z.number() }),
  /** Connections of cars in the last hour; `takenOver`: the car came again while the older one still stood. */
  connections: z.object({ begun: z.number(), ended: z.number(), takenOver: z.number() }),
  replicas: z.array(replicaState),
  storage: z.object({
    databaseBytes: z.number(),
    historyBytes: z.number(),
    /** Days of history in the database, oldest first. */
    days: z.number(),
    oldestDay: z.iso.date().nullable(),
    /** Days in files; null: nothing is archived here. */
    archives: z
      .object({
        days: z.number(),
        bytes: z.number(),
        newestDay: z.iso.date().nullable(),
        /** Days that could not be written, and why: a word of the archive. */
        failing: z.array(z.object({ day: z.iso.date(), why: z.string() })),
      })
      .nullable(),
  }),
  database: z.object({
    /** How long it took to answer just now (ms). */
    answersIn: z.number(),
    connections: z.number(),
    /** Statements that have been running for more than a second. */
    slow: z.number(),
    /** What lasts now, as some replica sees it. */
    trouble: z.object({ kind: z.enum(incidentKinds), since: z.iso.datetime() }).nullable(),
  }),
  /** Jobs with something to tell, the worst first. */
  jobs: z.array(
    z.object({
      name: z.string(),
      due: z.number(),
      failing: z.number(),
      dead: z.number(),
      oldestDueAt: z.iso.datetime().nullable(),
    }),
  ),
  /** What happened, the newest first. */
  incidents: z.array(incident),
})
export type LineState = z.infer<typeof lineState>

export const readLineState = endpoint({
  id: 'link.read-line-state',
  method: 'GET',
  path: '/api/staff/line',
  who: { staff: ['administrator'] },
  summary: 'The state of the cars’ line over all processes: cars, rates, lag, refusals, storage, jobs and what happened.',
  response: lineState,
  limit: { calls: 120, seconds: 60 },
})
