/** Through Mosquitto 2 with client certificates and pattern access rules: our own centre behind it, or a plain writer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startChild } from './child.ts'
import { drive, type Load, type Loaded } from './measure.ts'
import type { Stage } from './stage.ts'

export const installedMosquitto = [process.env.MOSQUITTO ?? '', '/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto'].find(
  (file) => file !== '' && existsSync(file),
)

/** `centre`: cars wait for the centre's own word `received`. `row-writer`: they wait for Mosquitto's PUBACK, which promises nothing. */
export async function brokerPath(stage: Stage, load: Load, behind: 'centre' | 'row-writer'): Promise<Loaded> {
  console.error(behind === 'centre' ? '  through Mosquitto …' : '  Mosquitto and a plain row-per-message writer …')
  const broker = await startMosquitto(stage)
  const env = { ...stage.env, BROKER_URL: `mqtt://127.0.0.1:${broker.plainPort}` }
  const child = startChild(behind === 'centre' ? 'centre-process.ts' : 'row-writer-process.ts', env)
  try {
    await child.ask('port')
    return await drive(stage, load, {
      port: broker.tlsPort,
      receipt: behind === 'centre' ? 'received' : 'puback',
      half: behind === 'centre',
      stores: behind === 'centre',
      processes: { [behind]: child.pid, mosquitto: broker.pid },
      ...(behind === 'row-writer' ? { count: async () => (await child.ask<{ written: number }>('written')).written } : {}),
    })
  } finally {
    await child.stop()
    await broker.stop()
  }
}

async function startMosquitto({ fleet, server }: Stage) {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-mosquitto-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o644 })
    return join(folder, name)
  }
  const [tlsPort, plainPort] = [await freePort(), await freePort()]
  const rights = file('rights', 'user centre\ntopic readwrite #\npattern write cars/%u/up/#\npattern read cars/%u/down/#\n')
  const settings = `
per_listener_settings true
listener ${tlsPort} 127.0.0.1
cafile ${file('ca.pem', fleet.ca)}
certfile ${file('server.pem', server.cert)}
keyfile ${file('server.key', server.key)}
require_certificate true
use_identity_as_username true
acl_file ${rights}
set_tcp_nodelay true
max_queued_messages 0
max_inflight_messages 1000
listener ${plainPort} 127.0.0.1
allow_anonymous true
set_tcp_nodelay true
max_queued_messages 0
max_inflight_messages 1000
persistence false
log_type error
${process.getuid?.() === 0 ? 'user root\n' : ''}`
  const broker = spawn(installedMosquitto as string, ['-c', file('conf', settings)], { stdio: ['ignore', 'ignore', 'inherit'] })
  await reachable(plainPort, broker)
  return {
    tlsPort,
    plainPort,
    pid: broker.pid as number,
    async stop() {
      const ended = once(broker, 'exit')
      broker.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export async function reachable(port: number, broker: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100 && broker.exitCode === null; tries++) {
    const socket = connect(port, '127.0.0.1')
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (open) return
    await pause(50)
  }
  throw new Error('Mosquitto does not start')
}
