/** Mosquitto with the settings and access rules of deploy/mosquitto; only its listener for cars. */
import { startMosquitto } from '@tsunagu/server/test/mosquitto.ts'
import { freePort } from '@tsunagu/start/ports.ts'
import { operatorsMosquitto } from '../../../deploy/test/operators-mosquitto.ts'

const centreListener = '\n# the centre, in its own network\n'

/** `files`: the cars' authority, who is revoked, and the server's own certificate, by file name. */
export async function startCarsMosquitto(files: Record<string, string>) {
  const port = await freePort()
  const { folder, settings } = operatorsMosquitto(port)
  try {
    const [cars, centre] = settings.split(centreListener)
    if (!cars || !centre) throw new Error('deploy/mosquitto/mosquitto.conf is not what this bench knows')
    for (const [name, text] of Object.entries(files)) folder.put(name, text)
    // a car that is gone without a word would be a line in the log
    const quiet = cars.replaceAll(/^log_type .*$/gm, '').concat('\nlog_type none\n')
    const broker = await startMosquitto(folder.put('mosquitto.conf', quiet), [port])
    return {
      port,
      pid: broker.pid,
      async stop() {
        await broker.stop()
        folder.remove()
      },
    }
  } catch (error) {
    folder.remove()
    throw error
  }
}
