/** History for tests: rows as the way in leaves them, received whenever the test likes. */
import type { SignalValue } from '@tsunagu/contract/message.ts'
import { readHistory } from '../src/link/index.ts'
import type { JobDoor } from '../src/platform/module.ts'
import { working } from '../src/platform/work.ts'
import type { TestServer } from './start-server.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const speed = 'Vehicle.Speed'

let messages = 0

/** Keeps a message of a car; times in ms since 1970, `received` a second after its last sample unless it is given. */
export async function keepMessage(
  server: TestServer,
  vehicleId: string,
  said: { t: number; dt?: number[]; s?: Record<string, (SignalValue | null)[]>; received?: number; body?: Buffer },
): Promise<void> {
  const { t, dt = [0], s = {}, received = t + (dt.at(-1) ?? 0) + 1000, body = Buffer.from(JSON.stringify({ dt, s })) } = said
  const { pool } = server.running.centre.database
  await pool.query('select link.make_days($1::date, 1)', [new Date(received).toISOString().slice(0, 10)])
  await pool.query(
    "insert into link.history (vehicle_id, received_at, boot, seq, measured_at, body) values ($1, $2, 'boot-1234', $3, $4, $5)",
    [vehicleId, new Date(received), messages++, t, body],
  )
}

/** A message every ten seconds from six o'clock of the day `on`; speeds count up from `first`. */
export async function keepDrive(server: TestServer, vehicleId: string, on: number, count: number, first = 0): Promise<void> {
  for (let index = 0; index < count; index++) {
    await keepMessage(server, vehicleId, { t: on + 6 * hour + index * 10_000, dt: [0, 500], s: { [speed]: [first + index, null] } })
  }
}

export const speedsOf = async (server: TestServer, vehicleId: string, from: number, to: number) =>
  (await server.work((work) => readHistory(work, { vehicleId, from: new Date(from), to: new Date(to), paths: [speed] }))).columns[speed]

/** What a job is given. */
export function jobDoor({ running: { centre } }: TestServer): JobDoor {
  return { centre, attempt: 1, lastAttempt: false, work: (act) => working(centre.ground, { kind: 'centre' }, act) }
}
