/** For tests: replicas as processes of their own on 127.0.0.1 and 127.0.0.2, and HAProxy with deploy/haproxy/haproxy.cfg on 127.0.0.3. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePorts } from '@tsunagu/start/ports.ts'

const root = join(import.meta.dirname, '../..')
const haproxy = '/usr/sbin/haproxy'
export const hasHaproxy = existsSync(haproxy)
export const balancer = '127.0.0.3'

const portNames = ['PORT', 'CAR_PORT', 'DEVICE_PORT', 'EST_PORT', 'CARD_PORT'] as const
export type Ports = Record<(typeof portNames)[number], number>

/** Ports that are free now; every replica and HAProxy use the same ones, each at its own address. */
export async function replicaPorts(): Promise<Ports> {
  const free = await freePorts(portNames.length)
  return Object.fromEntries(portNames.map((name, index) => [name, free[index]])) as Ports
}

const texts = (ports: Ports) => Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]))

export interface Process {
  readonly child: ChildProcess
  /** What it printed. */
  said(): string
  /** Resolves with the exit code when it is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

function run(command: string, args: string[], env: Record<string, string>): Process {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-20_000)
    })
  const gone = once(child, 'exit')
  return {
    child,
    said: () => text,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await gone
      return child.exitCode
    },
  }
}

export interface ReplicaOptions {
  /** 127.0.0.1 or 127.0.0.2 */
  host: string
  ports: Ports
  databaseUrl: string
  secret: string
  env?: Record<string, string>
  /** What `/ready` must say before the test goes on: 200 unless given. */
  status?: number
}

/** A whole centre as a process; ready when it says so itself. */
export async function startReplica({ host, ports, databaseUrl, secret, env, status = 200 }: ReplicaOptions): Promise<Process> {
  const replica = run(process.execPath, ['server/src/main.ts'], {
    ...texts(ports),
    HOST: host,
    DATABASE_URL: databaseUrl,
    SECRET: secret,
    ORIGIN: `http://localhost:${ports.PORT}`,
    PROXY: 'on',
    STEP_UP: 'none',
    LOG: 'warn',
    ...env,
  })
  await until(`replica at ${host}`, replica, async () => (await fetch(`http://${host}:${ports.PORT}/ready`)).status === status)
  return replica
}

/** HAProxy as an operator has it, with the file of this folder. */
export async function startHaproxy(ports: Ports): Promise<Process> {
  const process = run(haproxy, ['-f', 'deploy/haproxy/haproxy.cfg'], {
    ...texts(ports),
    BIND: balancer,
    REPLICA_1: '127.0.0.1',
    REPLICA_2: '127.0.0.2',
    MAXCONN: '2000',
  })
  await until('HAProxy', process, async () => (await fetch(`http://${balancer}:${ports.PORT}/api/map`)).status < 500)
  return process
}

async function until(what: string, process: Process, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (process.child.exitCode !== null) throw new Error(`${what} ended:\n${process.said()}`)
    if (await holds().catch(() => false)) return
    await pause(100)
  }
  throw new Error(`${what} does not get ready:\n${process.said()}`)
}
