/** Through Mosquitto 2 with client certificates and pattern access rules: our own centre behind it, or a plain writer. */
import { mosquittoFolder, startMosquitto } from '@tsunagu/server/test/mosquitto.ts'
import { freePorts } from '@tsunagu/start/ports.ts'
import { startChild } from './child.ts'
import { drive, type Load, type Loaded } from './measure.ts'
import type { Stage } from './stage.ts'

/** `centre`: cars wait for the centre's own word `received`. `row-writer`: they wait for Mosquitto's PUBACK, which promises nothing. */
export async function brokerPath(stage: Stage, load: Load, behind: 'centre' | 'row-writer'): Promise<Loaded> {
  console.error(behind === 'centre' ? '  through Mosquitto …' : '  Mosquitto and a plain row-per-message writer …')
  const broker = await startBroker(stage)
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

async function startBroker({ fleet, server }: Stage) {
  const folder = mosquittoFolder()
  const [tlsPort = 0, plainPort = 0] = await freePorts(2)
  const rights = folder.put('rights', 'user centre\ntopic readwrite #\npattern write cars/%u/up/#\npattern read cars/%u/down/#\n')
  const settings = `
per_listener_settings true
listener ${tlsPort} 127.0.0.1
cafile ${folder.put('ca.pem', fleet.ca)}
certfile ${folder.put('server.pem', server.cert)}
keyfile ${folder.put('server.key', server.key)}
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
  const broker = await startMosquitto(folder.put('conf', settings), [plainPort])
  return {
    tlsPort,
    plainPort,
    pid: broker.pid,
    async stop() {
      await broker.stop()
      folder.remove()
    },
  }
}
