/**
 * `node server/src/broker-files.ts FOLDER`: writes what an outside broker needs (BROKER_URL, deploy/mosquitto) into the folder, with the
 * settings of the centre in the environment. Run it daily, and tell the broker to read its files again: a car revoked since then may
 * else still connect there, though the centre hears it no more.
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brokerFiles } from './link/index.ts'
import { prepareDatabase, startCentre } from './main.ts'
import { readConfig } from './platform/config.ts'
import { working } from './platform/work.ts'

const folder = process.argv[2]
if (!folder) {
  console.error('node server/src/broker-files.ts FOLDER')
  process.exit(2)
}
// no role that opens a port
const config = { ...readConfig(process.env), ROLES: ['jobs' as const] }
await prepareDatabase(config.DATABASE_URL)
const running = await startCentre(config, { runJobs: false, listen: false })
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(await working(running.centre.ground, { kind: 'centre' }, brokerFiles))) {
  // a broker that reads meanwhile finds the whole of one or the other
  const path = join(folder, name)
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await chmod(`${path}.new`, name.endsWith('.key') ? 0o600 : 0o644)
  await rename(`${path}.new`, path)
  console.log(path)
}
await running.stop()
