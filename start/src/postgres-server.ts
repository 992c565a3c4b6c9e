import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.ts'
import { type Account, runAs } from './postgres-account.ts'
import type { Binaries } from './postgres-binaries.ts'

/** A running server of one cluster, whoever started it. */
export interface Server {
  pid: number
  port: number
}

/** Chosen for a laptop: little memory, little WAL, nothing reachable from outside. Given at each start, so an update of ours applies. */
const settings = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path may be too long, and /tmp would keep it after a crash.
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  // Grows only under load and shrinks again: a checkpoint every few seconds would hold everybody up.
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Our queries are short: compiling them costs more than it saves.
  jit: 'off',
  log_checkpoints: 'off',
}

/** For a database that is thrown away: a power cut may break it, and it writes a good deal faster. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '1h' }

export interface RunOptions {
  cluster: string
  binaries: Binaries
  account: Account | undefined
  port: number | undefined
  logFile: string
  throwaway: boolean
  log(line: string): void
}

/**
 * Starts `postgres` on the cluster and waits until it takes connections (a crash recovery may take its time).
 * @throws Error with the last lines of the server's log.
 */
export async function runServer(options: RunOptions): Promise<Server> {
  const { cluster, binaries, account, logFile } = options
  const port = options.port ?? (await freePort())
  const all = { ...settings, ...(options.throwaway ? careless : {}), port: String(port) }
  forgetStalePid(cluster)
  keepLogShort(logFile)
  const output = openSync(logFile, 'a', 0o600)
  // Its own session, so that Ctrl-C reaches us alone and we can end our work before the database goes.
  const child = spawn(
    join(binaries.folder, 'postgres'),
    ['-D', cluster, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    {
      ...runAs(account),
      detached: true,
      stdio: ['ignore', output, output],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    },
  )
  closeSync(output)
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? code}`))
  child.unref()
  const began = Date.now()
  for (let round = 1; ended === undefined; round++) {
    const state = pidFile(cluster)
    if (child.pid !== undefined && state?.pid === child.pid && state.status === 'ready') return { pid: child.pid, port }
    if (round % 500 === 0)
      options.log(`PostgreSQL is still starting (recovering after a crash?), ${Math.round((Date.now() - began) / 1000)} s`)
    await sleep(10)
  }
  throw new Error(`PostgreSQL did not start: ${ended}\n${lastLines(logFile)}`)
}

/** The server that runs on this cluster, once it is ready; undefined when there is none (or it just ended). */
export async function runningServer(cluster: string): Promise<Server | undefined> {
  for (;;) {
    const state = pidFile(cluster)
    if (!state || !servesCluster(state.pid, cluster)) return undefined
    if (state.status === 'ready' && state.port) return { pid: state.pid, port: state.port }
    await sleep(20)
  }
}

/** Fast stop (open transactions are rolled back), an immediate one after 5 s (the next start recovers), at last a kill. */
export async function stopServer(pid: number, cluster: string, first: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  for (const signal of [first, 'SIGQUIT', 'SIGKILL'] as const) {
    if (!tell(pid, signal)) return
    for (const end = Date.now() + 5000; Date.now() < end; await sleep(10)) if (!servesCluster(pid, cluster)) return
  }
}

/** Sends a signal without waiting (0 only asks); false when there is no such process any more. */
export function tell(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** PostgreSQL writes its pid, port and state there: https://www.postgresql.org/docs/18/storage-file-layout.html */
function pidFile(cluster: string): { pid: number; port: number; status: string } | undefined {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/** Whether that process is this cluster's server: a pid alone may have gone to another program, or be a zombie's. */
function servesCluster(pid: number, cluster: string): boolean {
  if (!tell(pid, 0)) return false
  if (process.platform !== 'linux')
    return /postgres/.test(spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
  try {
    // PostgreSQL changes into its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/**
 * A pid file left by a crash names a pid that another program may have by now; PostgreSQL would refuse to start.
 * Our own pid is one that it knows to be stale (its parent's), and it still checks for forgotten backends.
 */
function forgetStalePid(cluster: string): void {
  const state = pidFile(cluster)
  if (!state || servesCluster(state.pid, cluster)) return
  const path = join(cluster, 'postmaster.pid')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*/, String(process.pid)))
}

function keepLogShort(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > 1_000_000) renameSync(logFile, `${logFile}.1`)
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
}
