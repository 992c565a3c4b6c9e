/** For the history bench: an hour of driving on one day, ten samples a message and one a second, as the way in leaves them. */
import { performance } from 'node:perf_hooks'
import { readHistory } from '@tsunagu/server/link/index.ts'
import { writeBody } from '@tsunagu/server/link/ingest/body.ts'
import { reading } from '@tsunagu/server/platform/work.ts'
import type { TestServer } from '@tsunagu/server/test/start-server.ts'
import { driveOf, drives, samples } from './trace/load.ts'

const dayMs = 24 * 3600_000
const drivenSeconds = 3600

/** One hour from six o'clock (UTC) of the day that begins at `on`, ms since 1970, for each of these cars. */
export async function keepSamples(server: TestServer, vehicleIds: readonly string[], on: number): Promise<void> {
  const bodies = Array.from({ length: drives }, (_, drive) =>
    writeBody({ dt: Array.from({ length: samples }, (_, sample) => sample * 1000), s: driveOf(drive).s }),
  )
  const { pool } = server.running.centre.database
  await pool.query('select link.make_days($1::date, 1)', [new Date(on).toISOString().slice(0, 10)])
  await pool.query(
    `insert into link.history (vehicle_id, received_at, boot, seq, measured_at, body)
    select car, to_timestamp((t + 11000) / 1000::float8), 'boot-' || $3::bigint, number, t, ($4::bytea[])[1 + number % $5::int]
    from generate_series(0, $2::int - 1) as number, unnest($1::uuid[]) as car, lateral (select $3::bigint + 6 * 3600000 + number * 10000 as t) as at`,
    [vehicleIds, drivenSeconds / samples, on, bodies, drives],
  )
}

/** Reads that day of cars picked at random through the history query; ms each. @throws Error when a sample is missing. */
export async function readSamples(server: TestServer, vehicleIds: readonly string[], on: number, reads: number): Promise<number[]> {
  const times: number[] = []
  for (let number = 0; number < reads; number++) {
    const vehicleId = vehicleIds[Math.floor(Math.random() * vehicleIds.length)] as string
    const began = performance.now()
    const { times: found } = await reading(server.running.centre.ground, { kind: 'centre' }, (work) =>
      readHistory(work, { vehicleId, from: new Date(on), to: new Date(on + dayMs) }),
    )
    times.push(performance.now() - began)
    if (found.length !== drivenSeconds) throw new Error(`${found.length} of ${drivenSeconds} samples`)
  }
  return times
}
