/** For tests and benches: deploy/mosquitto as an operator has it, in a folder of its own and at ports that are free here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MosquittoFolder, mosquittoFolder } from '@tsunagu/server/test/mosquitto.ts'

const files = join(import.meta.dirname, '../mosquitto')

/** Its folder with the lists of rights; the settings are a text that the caller puts there, changed or not. */
export function operatorsMosquitto(carPort: number): { folder: MosquittoFolder; settings: string } {
  const folder = mosquittoFolder()
  for (const name of ['cars.acl', 'centre.acl']) folder.put(name, readFileSync(join(files, name), 'utf8'))
  const settings = readFileSync(join(files, 'mosquitto.conf'), 'utf8')
    .replaceAll('/etc/mosquitto/', `${folder.path}/`)
    .replace('/var/lib/mosquitto/', `${folder.kept}/`)
    .replace('listener 8883', `listener ${carPort} 127.0.0.1`)
  return { folder, settings }
}
