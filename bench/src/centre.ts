/** The centre as the benches see it: a process of its own on a real PostgreSQL that keeps what it says (fsync on). */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CarIdentity } from '@tsunagu/server/test/car.ts'
import { startPostgres } from '@tsunagu/start/postgres.ts'

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
  /** CPU seconds the centre has used so far. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

export async function startBenchCentre(owners: number, cars: boolean): Promise<BenchCentre> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tsunagu-bench-'))
  const postgres = await startPostgres({ dataDir, log: (line) => console.error(line) })
  const child = fork(join(import.meta.dirname, 'centre-process.ts'), [String(owners), String(cars)], {
    env: { ...process.env, TEST_DATABASE_URL: postgres.url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const told = await answerOf<Pick<BenchCentre, 'origin' | 'mqttPort' | 'databaseUrl' | 'owners'>>(child)
  return {
    ...told,
    async cpu() {
      child.send('cpu')
      return (await answerOf<{ cpu: number }>(child)).cpu
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('the centre ended')
  })
  ended.catch(() => {})
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message as T
}
