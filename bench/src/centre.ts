/** The centre as the benches see it: a process of its own on a real PostgreSQL that keeps what it says (fsync on). */
import type { CarIdentity } from '@tsunagu/server/test/car.ts'
import { startPostgres } from '@tsunagu/start/postgres.ts'
import pg from 'pg'
import { startChild } from './trace/child.ts'
import { parentOf } from './trace/cpu.ts'
import type { Fleet } from './trace/light-fleet.ts'

export interface BenchOwner {
  cookie: string
  accountId: string
  vehicleId: string
  /** Missing when the bench needs no car. */
  identity?: CarIdentity
}

export interface BenchCentre {
  origin: string
  mqttPort: number
  databaseUrl: string
  owners: BenchOwner[]
  /** Of the centre's process. */
  pid: number
  /** Postmaster. */
  postgresPid: number
  /** More cars, with certificates and nobody's: they only send. */
  fleet(cars: number): Promise<Fleet>
  /** Reads of a driven hour's samples from rows and from the archive, ms each. */
  samples(vehicleIds: readonly string[], reads: number): Promise<{ rows: number[]; archived: number[] }>
  /** CPU seconds the centre has used so far. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

export async function startBenchCentre(owners: number, cars: boolean): Promise<BenchCentre> {
  const postgres = await startPostgres({ ephemeral: true, durable: true, log: (line) => console.error(line) })
  const child = startChild('../centre-process.ts', { TEST_DATABASE_URL: postgres.url })
  const told = await child.ask<Pick<BenchCentre, 'origin' | 'mqttPort' | 'databaseUrl' | 'owners'>>('open', { owners, cars })
  return {
    ...told,
    pid: child.pid,
    postgresPid: await postmasterOf(postgres.url),
    fleet: (more) => child.ask('fleet', { cars: more }),
    samples: (vehicleIds, reads) => child.ask('samples', { vehicleIds, reads }),
    cpu: async () => (await child.ask<{ cpu: number }>('cpu')).cpu,
    async stop() {
      await child.stop()
      await postgres.stop()
    },
  }
}

async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    return parentOf(rows[0]?.pid ?? 0)
  } finally {
    await client.end()
  }
}
