/**
 * `node server/src/broker-files.ts FOLDER`: writes what an outside broker needs (BROKER_URL, deploy/mosquitto) into the folder, with the
 * settings of the centre in the environment. Run it daily, and tell the broker to read its files again: a car revoked since then may
 * else still connect there, though the centre hears it no more.
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brokerFiles } from './link/index.ts'
import { working } from './platform/work.ts'
import { withoutDoors } from './without-doors.ts'

const folder = process.argv[2]
if (!folder) {
  console.error('node server/src/broker-files.ts FOLDER')
  process.exit(2)
}
const files = await withoutDoors((ground) => working(ground, { kind: 'centre' }, brokerFiles))
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(files)) {
  // a broker that reads meanwhile finds the whole of one or the other
  const path = join(folder, name)
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await chmod(`${path}.new`, name.endsWith('.key') ? 0o600 : 0o644)
  await rename(`${path}.new`, path)
  console.log(path)
}
