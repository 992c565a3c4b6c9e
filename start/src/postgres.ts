import { chmodSync, mkdtempSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { cacheFolder } from './cache.ts'
import { clusterIn, discardHome, findHome } from './postgres-account.ts'
import { findBinaries } from './postgres-binaries.ts'
import { checkMine, clusterName, ensureCluster, passwordOf } from './postgres-cluster.ts'
import { holderOf, letGo, takeHold } from './postgres-holder.ts'
import { onProcessEnd } from './postgres-process-end.ts'
import { runningServer, runServer, type Server, stopServer, tell } from './postgres-server.ts'

export interface PostgresOptions {
  /** The folder that holds the cluster and its log; made when missing. */
  dataDir: string
  /** TCP port on 127.0.0.1; a free one when not given. A server that runs already keeps its own. */
  port?: number
  log(line: string): void
}

/** A fresh database in the project's cache, gone on `stop`: for tests without fsync, for benches as careful as a lasting one. */
export interface EphemeralOptions {
  ephemeral: true
  durable?: boolean
  log(line: string): void
}

export interface Postgres extends AsyncDisposable {
  /** `postgresql://…` of a superuser, to the database `tsunagu`. */
  url: string
  /** True when the server ran already: left by a killed launcher, or shared with one that runs. */
  adopted: boolean
  /** Ends the server, unless another launcher holds it. Safe to call twice. */
  stop(): Promise<void>
}

/** What one start found or made. */
interface Opened {
  server: Server
  folder: string
  cluster: string
  adopted: boolean
}

/**
 * A real PostgreSQL for a laptop, on 127.0.0.1 only: the one that already runs on this folder, else from npm's
 * binaries, else from the system's. As root it runs under another account. It ends with this process, except after
 * kill -9: then the next start takes it over with all that was committed.
 * @throws Error in plain words: nothing to run, a taken port, a folder of another account, data of another version.
 */
export async function startPostgres(options: PostgresOptions | EphemeralOptions): Promise<Postgres> {
  return 'ephemeral' in options ? startEphemeral(options) : startLasting(options)
}

async function startLasting({ dataDir, port, log }: PostgresOptions): Promise<Postgres> {
  const opened = await open(resolve(dataDir), port, false, log)
  const { server, folder, cluster, adopted } = opened
  const shared = adopted && holderOf(folder) === 'alive'
  if (adopted)
    log(shared ? `Sharing the database that another start runs on ${dataDir}` : `Taking over the database left running on ${dataDir}`)
  const url = await readyUrl(opened)
  if (shared) return running(url, true, async () => {})
  takeHold(folder)
  const release = onProcessEnd({ atExit: () => tell(server.pid, 'SIGINT'), stop: () => stop() })
  const stop = once(async () => {
    release()
    await stopServer(server.pid, cluster)
    letGo(folder)
  })
  return running(url, adopted, stop)
}

async function startEphemeral({ durable = false, log }: EphemeralOptions): Promise<Postgres> {
  const runs = cacheFolder('postgres')
  await sweep(runs)
  const dataDir = mkdtempSync(join(runs, 'run-'))
  // Entered by the database's account when we are root; the cluster in it is closed.
  chmodSync(dataDir, 0o755)
  takeHold(dataDir)
  const opened = await open(dataDir, undefined, !durable, log)
  const release = onProcessEnd({ atExit: () => tell(opened.server.pid, 'SIGQUIT'), stop: () => stop() })
  const stop = once(async () => {
    release()
    await stopServer(opened.server.pid, opened.cluster, 'SIGQUIT')
    discardHome(dataDir)
  })
  return running(await readyUrl(opened), false, stop)
}

/** Removes what killed test runs left: their servers and their folders. */
async function sweep(runs: string): Promise<void> {
  for (const run of readdirSync(runs).map((entry) => join(runs, entry))) {
    if (holderOf(run) !== 'gone') continue
    const { folder } = findHome(run, () => {})
    const left = await runningServer(clusterIn(folder))
    if (left) await stopServer(left.pid, clusterIn(folder), 'SIGQUIT')
    discardHome(run)
  }
}

async function open(dataDir: string, port: number | undefined, throwaway: boolean, log: (line: string) => void): Promise<Opened> {
  const { folder, account } = findHome(dataDir, log)
  const cluster = clusterIn(folder)
  checkMine(cluster)
  const found = await runningServer(cluster)
  if (found) return { server: found, folder, cluster, adopted: true }
  const binaries = findBinaries(account, log)
  ensureCluster(cluster, binaries, account, throwaway)
  try {
    const server = await runServer({ cluster, binaries, account, port, logFile: join(folder, 'postgres.log'), throwaway, log })
    return { server, folder, cluster, adopted: false }
  } catch (error) {
    // Two starts at once: the other was a moment faster, and its server serves both.
    const other = await runningServer(cluster)
    if (!other) throw error
    return { server: other, folder, cluster, adopted: true }
  }
}

/** Proves that the server answers, makes our database on the first start, and gives its address. */
async function readyUrl({ server, cluster }: Opened): Promise<string> {
  const url = (database: string) => `postgresql://${clusterName}:${passwordOf(cluster)}@127.0.0.1:${server.port}/${database}`
  const client = new pg.Client({ connectionString: url('postgres'), connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [clusterName])
    if (rowCount === 0) await client.query(`create database ${clusterName}`)
  } catch (error) {
    // Two first starts at once: 42P04 or 23505 say that the other made it.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505'))) throw error
  } finally {
    await client.end()
  }
  return url(clusterName)
}

function running(url: string, adopted: boolean, stop: () => Promise<void>): Postgres {
  return { url, adopted, stop, [Symbol.asyncDispose]: stop }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= act()
    return done
  }
}
