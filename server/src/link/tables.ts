/** The tables as they are today. `vehicleId` leads every key, so that the database can be distributed by it. */
import type { IncidentKind, Refusal } from '@tsunagu/contract/line-state.ts'
import type { Generated } from 'kysely'
import type { ReplicaState } from './line-state/rules.ts'

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

/** Days of history on their way out of the database, and those that lie in files. */
type ArchiveDays = {
  day: string
  began_at: Date
  /** Parts before this one are of an earlier time that the day was archived, and complete. */
  first_part: Generated<number>
  /** All of it stands in files and its partition is dropped: since then read from the files. */
  archived_at: Date | null
  tries: Generated<number>
  /** The last try that failed, and why: archive-down, archive-full, not-verified, rows-came-in, fault. */
  failed_at: Date | null
  why: string | null
}

/** One Parquet file: rows of one day, sorted by vehicle_id, received_at, boot, seq; part n + 1 goes on where n ends. */
type Archives = {
  day: string
  part: number
  /** Null: nothing is left of what was in it. */
  name: string | null
  first_vehicle: string
  last_vehicle: string
  /** Of the last row that was looked at: where the next part begins. */
  last_receipt: Date
  last_boot: string
  last_seq: number
  /** In the file now. */
  rows: number
  /** Of the day it was made of. */
  rows_read: number
  bytes: number
  sha256: Buffer
  written_at: Date
}

/** Cars of whom a day's files hold what was measured more than an hour before its receipt. */
type ArchivedLate = {
  vehicle_id: string
  day: string
  /** ms since 1970 of the starts. */
  first: number
  last: number
}

/** Files that no row names: being written, replaced or expired. */
type LooseFiles = {
  name: string
  removable_at: Date
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
  /** Traceparent (W3C) of the tap; null: it was not traced. */
  trace: string | null
  asked_at: Date
  changed_at: Date
  expires_at: Date
}

/** Devices that are not ours, by which a car without our unit reaches the centre. */
type Devices = {
  vehicle_id: string
  id: string
  kind: 'ovms' | 'tracker'
  /** The owner's own name for it. */
  label: string
  /** Its user name on the line; null: a tracker, whose only name is its secret. */
  name: string | null
  /** SHA-256 of its password (ovms) or of its identifier (tracker). */
  hash: Buffer
  /** PIN of the car, sealed. */
  pin: Buffer | null
  refused_messages: Generated<number>
  added_at: Date
  /** To about half a minute. */
  heard_at: Date | null
  revoked_at: Date | null
}

/** What devices told in words of their own, the newest of each device. */
type DeviceWords = {
  vehicle_id: string
  id: Generated<number>
  device_id: string
  at: Date
  kind: 'alert' | 'error' | 'info' | 'data' | 'event'
  subtype: string
  text: string
  /** The device's own number of a data record: one that comes again changes nothing. */
  record: string | null
}

/** What a process says of itself every few seconds. */
type ReplicaStates = {
  replica: string
  at: Date
  state: ReplicaState
}

/** What happened on the line, the newest of each kind. */
type Incidents = {
  id: Generated<number>
  /** contract/src/line-state.ts */
  kind: IncidentKind
  cause: Refusal | null
  since: Date
  until: Date
  times: number
  replica: string | null
  vehicle_id: string | null
  facts: Generated<{ cars?: number; seconds?: number }>
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
  'link.archive_days': ArchiveDays
  'link.archives': Archives
  'link.archived_late': ArchivedLate
  'link.loose_files': LooseFiles
  'link.rejected': Rejected
  'link.watchers': Watchers
  'link.requests': Requests
  'link.replica_states': ReplicaStates
  'link.incidents': Incidents
  'link.devices': Devices
  'link.device_words': DeviceWords
}
