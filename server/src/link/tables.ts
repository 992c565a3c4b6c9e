/** The tables as they are today. `vehicleId` leads every key, so that the database can be distributed by it. */
import type { Generated } from 'kysely'

/** The unit in a car. */
type Units = {
  vehicle_id: string
  /** Its name on the line; random, 22 letters and digits. */
  car_id: string
  state: 'waiting' | 'enrolled' | 'revoked'
  /** Where a wake-up SMS goes; null = the waker knows by the car's name. */
  sim_id: string | null
  /** Messages that were foreign, too large or not readable. */
  refused_messages: Generated<number>
  added_at: Date
}

type Certificates = {
  vehicle_id: string
  /** Upper-case hex. */
  serial: string
  issued_at: Date
  ends_at: Date
  revoked_at: Date | null
}

/** The one-time code with which a unit gets its certificate; one per vehicle. */
type Enrolments = {
  vehicle_id: string
  /** First eight characters of the code, kept readable so that wrong tries are counted. */
  handle: string
  /** SHA-256 of the whole code. */
  hash: Buffer
  tries: Generated<number>
  expires_at: Date
  used_at: Date | null
}

/** Processes that hold cars. */
type Replicas = {
  id: string
  /** Past = dead: its cars are lost. */
  until: Date
}

type PresenceTable = {
  vehicle_id: string
  state: Generated<'never' | 'online' | 'asleep' | 'lost'>
  /** Of the present state. */
  since: Date | null
  /** Last word of the car that was not a trace; traces: `latest.received_at`. */
  last_seen_at: Date | null
  /** Who holds the connection; null = nobody, or an outside broker does. */
  replica: string | null
  /** Grows with each connect: whoever holds an older number may no longer speak for the car. */
  connection: number | null
  boot: string | null
  epoch: string | null
  /** Seconds of the epoch's clock at `clock_at`. */
  clock: number | null
  clock_at: Date | null
  /** Requests signed in this epoch. */
  counter: Generated<number>
  /** Thumbprints of the command keys the car holds. */
  keys: Generated<string[]>
  software: string | null
  verbs: Generated<string[]>
}

/** Which messages of one start of a unit are stored. */
type Boots = {
  vehicle_id: string
  boot: string
  /** int8multirange of sequence numbers. */
  seen: string
  at: Date
}

type Latest = {
  vehicle_id: string
  /** path → [value, changedAt, confirmedAt], ms since 1970 by the car's clock. */
  signals: Generated<Record<string, [number | string | boolean | null, number, number]>>
  received_at: Date | null
}

/** One row per trace message, partitioned by day of receipt (UTC). */
type History = {
  vehicle_id: string
  received_at: Date
  boot: string
  seq: number
  /** ms since 1970 by the car's clock. */
  measured_at: number
  /** The message as it came; read by ingest/body.ts. */
  body: Buffer
}

/** Messages nobody could read, the newest few of each car. */
type Rejected = {
  vehicle_id: string
  id: Generated<number>
  at: Date
  topic: string
  why: string
  /** The first bytes of it. */
  payload: Buffer
}

/** Periods of a car's history that are to be forgotten, by measured time; said by no answer. */
type Forgotten = {
  vehicle_id: string
  starts_at: Date
  /** Not in it. */
  ends_at: Date
  asked_at: Date
  /** Since when no archived file holds it any more. */
  wiped_at: Date | null
}

/** Somebody looks at this car. */
type Watchers = {
  vehicle_id: string
  until: Date
}

type Requests = {
  vehicle_id: string
  id: string
  /** `module/verb` */
  verb: string
  args: Record<string, unknown>
  /** The state of the car that shows it has happened. */
  expect: { path: string; equals: number | string | boolean }[]
  by: string
  /** The owner who asked; null = staff or the centre. */
  account_id: string | null
  state: 'waiting' | 'waking' | 'sent' | 'doing' | 'done' | 'refused' | 'failed' | 'no-answer'
  code: string | null
  settled: 'happened' | 'did-not-happen' | null
  /** How often it went out. */
  sends: Generated<number>
  asked_at: Date
  changed_at: Date
  expires_at: Date
}

export type LinkTables = {
  'link.units': Units
  'link.certificates': Certificates
  'link.enrolments': Enrolments
  'link.replicas': Replicas
  'link.presence': PresenceTable
  'link.boots': Boots
  'link.latest': Latest
  'link.history': History
  'link.forgotten': Forgotten
  'link.rejected': Rejected
  'link.watchers': Watchers
  'link.requests': Requests
}
