/** Mosquitto with the settings and access rules of deploy/mosquitto; only its listener for cars. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, reachable } from '../trace/mosquitto.ts'

const settings = join(import.meta.dirname, '../../../deploy/mosquitto')
const centreListener = '\n# the centre, in its own network\n'

/** `files`: the cars' authority, who is revoked, and the server's own certificate, by file name. */
export async function startMosquitto(binary: string, files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-mosquitto-'))
  // as root it runs under an account of its own
  chmodSync(folder, 0o777)
  mkdirSync(join(folder, 'kept'))
  chmodSync(join(folder, 'kept'), 0o777)
  const port = await freePort()
  const [cars, centre] = readFileSync(join(settings, 'mosquitto.conf'), 'utf8').split(centreListener)
  if (!cars || !centre) throw new Error('deploy/mosquitto/mosquitto.conf is not what this bench knows')
  const here = cars
    .replaceAll('/etc/mosquitto/', `${folder}/`)
    .replace('/var/lib/mosquitto/', `${folder}/kept/`)
    .replace('listener 8883', `listener ${port} 127.0.0.1`)
    // a car that is gone without a word would be a line in the log
    .replaceAll(/^log_type .*$/gm, '')
    .concat('\nlog_type none\n')
  for (const [name, text] of Object.entries({ ...files, 'mosquitto.conf': here })) writeFileSync(join(folder, name), text)
  copyFileSync(join(settings, 'cars.acl'), join(folder, 'cars.acl'))
  for (const name of [...Object.keys(files), 'mosquitto.conf', 'cars.acl']) chmodSync(join(folder, name), 0o644)
  const broker = spawn(binary, ['-c', join(folder, 'mosquitto.conf')], { stdio: ['ignore', 'ignore', 'inherit'] })
  await reachable(port, broker)
  return {
    port,
    pid: broker.pid as number,
    async stop() {
      const ended = once(broker, 'exit')
      broker.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
