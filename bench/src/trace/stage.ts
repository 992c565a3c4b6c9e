/** What all parts of the bench share: a durable PostgreSQL, the fleet, and counting what the history holds. */
import { randomBytes } from 'node:crypto'
import { readHistory } from '@tsunagu/server/link/index.ts'
import { readBody } from '@tsunagu/server/link/ingest/body.ts'
import { prepareDatabase } from '@tsunagu/server/main.ts'
import { reading, type WorkGround } from '@tsunagu/server/platform/work.ts'
import { startPostgres } from '@tsunagu/start/postgres.ts'
import pg from 'pg'
import { startChild } from './child.ts'
import { cpuOf, parentOf } from './cpu.ts'
import { openGround } from './ground.ts'
import type { Fleet } from './light-fleet.ts'
import type { Load } from './measure.ts'
import { perMillion, settle } from './measure.ts'

export interface Stage {
  fleet: Fleet
  /** The centre's certificate, for a broker in front of it. PEM. */
  server: Fleet['server']
  /** Environment of the children. */
  env: Record<string, string>
  /** Postmaster. */
  postgresPid: number
  durability: Record<string, string>
  /** Rows that were received in this time. */
  received(from: Date, until: Date): Promise<number>
  /** Decodes every row received since: how many values they hold, and that none is there twice. */
  decoded(since: Date): Promise<{ rows: number; points: number; twice: number }>
  /** Through the history query, as people read it: every value of some cars is there. Gives how many; throws when one is missing. */
  read(cars: number): Promise<{ cars: number; points: number }>
  databaseAlone(load: Load): Promise<{ messagesPerSecond: number; pointsPerSecond: number; cpuPerMillionPoints: object }>
  pool: pg.Pool
  close(): Promise<void>
}

export async function openStage(load: Pick<Load, 'cars'>): Promise<Stage> {
  const postgres = await startPostgres({ ephemeral: true, durable: true, log: (line) => console.error(line) })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 })
  // an idle connection may still hear that the database ends
  pool.on('error', () => {})
  let ground: WorkGround | undefined
  const close = async () => {
    await ground?.pool.end()
    await pool.end()
    await postgres.stop()
  }
  try {
    await prepareDatabase(postgres.url)
    const env = { DATABASE_URL: postgres.url, SECRET: randomBytes(32).toString('base64') }
    const reader = openGround(env)
    ground = reader
    const centre = startChild('centre-process.ts', env)
    const fleet = await centre.ask<Fleet>('fleet', { cars: load.cars })
    await centre.stop()
    const [backend] = (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows
    const stage: Stage = {
      fleet,
      server: fleet.server,
      env,
      pool,
      postgresPid: parentOf(backend?.pid ?? 0),
      durability: await durabilityOf(pool),
      received: (from, until) => receivedIn(pool, from, until),
      decoded: (since) => decodedSince(pool, since),
      read: (cars) =>
        readThrough(
          reader,
          fleet.cars.slice(0, cars).map(({ vehicleId }) => vehicleId),
        ),
      databaseAlone: (asked) => databaseAlone(stage, asked),
      close,
    }
    return stage
  } catch (error) {
    await close()
    throw error
  }
}

async function durabilityOf(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')",
  )
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  if (settings.fsync !== 'on' || settings.synchronous_commit !== 'on') throw new Error('this PostgreSQL does not keep what it says')
  return settings
}

async function receivedIn(pool: pg.Pool, from: Date, until: Date): Promise<number> {
  const { rows } = await pool.query<{ count: string }>('select count(*) from link.history where received_at >= $1 and received_at < $2', [
    from,
    until,
  ])
  return Number(rows[0]?.count)
}

async function decodedSince(pool: pg.Pool, since: Date): Promise<{ rows: number; points: number; twice: number }> {
  const client = await pool.connect()
  let rows = 0
  let points = 0
  try {
    await client.query('begin')
    await client.query({ text: 'declare bodies cursor for select body from link.history where received_at >= $1', values: [since] })
    for (;;) {
      const page = await client.query<{ body: Buffer }>('fetch 5000 from bodies')
      if (page.rows.length === 0) break
      rows += page.rows.length
      for (const { body } of page.rows)
        for (const column of Object.values(readBody(body).s)) for (const value of column) if (value !== null) points++
    }
    await client.query('commit')
    const [twice] = (
      await client.query<{ count: string }>(
        `select count(*) from (select from link.history where received_at >= $1 group by vehicle_id, boot, seq having count(*) > 1) as t`,
        [since],
      )
    ).rows
    return { rows, points, twice: Number(twice?.count) }
  } finally {
    client.release()
  }
}

async function readThrough(ground: WorkGround, vehicleIds: readonly string[]): Promise<{ cars: number; points: number }> {
  let points = 0
  for (const vehicleId of vehicleIds) {
    const { rows } = await ground.pool.query<{ measured_at: number; body: Buffer }>(
      'select measured_at, body from link.history where vehicle_id = $1',
      [vehicleId],
    )
    // two messages may speak of the same moment: the history says it once
    const said = new Set<string>()
    for (const { measured_at: t, body } of rows) {
      const { dt, s } = readBody(body)
      for (const path in s)
        for (const [index, value] of (s[path] ?? []).entries()) if (value !== null) said.add(`${path} ${t + (dt[index] ?? 0)}`)
    }
    const period = { from: new Date(Date.now() - 3 * 3600_000), to: new Date(Date.now() + 600_000) }
    const { columns } = await reading(ground, { kind: 'centre' }, (work) => readHistory(work, { vehicleId, ...period }))
    const found = Object.values(columns).reduce((sum, column) => sum + column.filter((value) => value !== null).length, 0)
    if (found !== said.size) throw new Error(`the history query gives ${found} values of ${said.size}`)
    points += found
  }
  return { cars: vehicleIds.length, points }
}

async function databaseAlone(stage: Stage, load: Load) {
  console.error('  database alone …')
  const feeder = startChild('database-process.ts', stage.env)
  try {
    await feeder.ask('feed', { vehicles: stage.fleet.cars.map(({ vehicleId }) => vehicleId), window: load.window })
    await settle(load.warmUp)
    const cpuBefore = { feeder: cpuOf(feeder.pid), postgres: cpuOf(stage.postgresPid) }
    const began = performance.now()
    const before = (await feeder.ask<{ stored: number }>('stored')).stored
    await settle(load.seconds)
    const after = (await feeder.ask<{ stored: number }>('stored')).stored
    const seconds = (performance.now() - began) / 1000
    const messages = after - before
    const cpuPerMillionPoints = perMillion({ feeder: cpuOf(feeder.pid), postgres: cpuOf(stage.postgresPid) }, cpuBefore, messages)
    await feeder.ask('rest')
    return {
      messagesPerSecond: Math.round(messages / seconds),
      pointsPerSecond: Math.round((messages * 120) / seconds),
      cpuPerMillionPoints,
    }
  } finally {
    await feeder.stop()
  }
}
