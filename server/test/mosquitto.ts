/** Mosquitto 2 as a process of its own, for tests and benches. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const installedMosquitto = [process.env.MOSQUITTO ?? '', '/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'].find(
  (file) => file !== '' && existsSync(file),
)

export interface MosquittoFolder {
  readonly path: string
  /** What it keeps between two starts. */
  readonly kept: string
  /** Writes a file that it can read, and gives its path. */
  put(name: string, text: string): string
  remove(): void
}

export function mosquittoFolder(): MosquittoFolder {
  const path = mkdtempSync(join(tmpdir(), 'tsunagu-mosquitto-'))
  const kept = join(path, 'kept')
  mkdirSync(kept)
  // as root it runs under an account of its own
  for (const folder of [path, kept]) chmodSync(folder, 0o777)
  return {
    path,
    kept,
    put(name, text) {
      const file = join(path, name)
      writeFileSync(file, text)
      chmodSync(file, 0o644)
      return file
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface Mosquitto {
  readonly pid: number
  signal(signal: NodeJS.Signals): void
  /** Resolves when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Resolves when all those ports take connections. `settings`: its file, listening at 127.0.0.1. */
export async function startMosquitto(settings: string, ports: readonly number[]): Promise<Mosquitto> {
  if (!installedMosquitto) throw new Error('Mosquitto is not installed')
  const broker = spawn(installedMosquitto, ['-c', settings], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  broker.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)))
  for (const port of ports)
    if (!(await reachable(port, broker))) {
      broker.kill()
      throw new Error(`Mosquitto does not start:\n${said}`)
    }
  return {
    pid: broker.pid as number,
    signal: (signal) => void broker.kill(signal),
    async stop(signal) {
      if (broker.exitCode !== null || broker.signalCode !== null) return
      const ended = once(broker, 'exit')
      broker.kill(signal)
      await ended
    },
  }
}

async function reachable(port: number, broker: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 200 && broker.exitCode === null; tries++) {
    const socket = connect(port, '127.0.0.1')
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (open) return true
    await pause(50)
  }
  return false
}
