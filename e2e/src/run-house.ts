/** A whole house as `npm start` makes it, on free ports and a database of its own; says where it is, ends with its parent. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@tsunagu/start/cache.ts'
import { start } from '@tsunagu/start/main.ts'
import { readOptions } from '@tsunagu/start/options.ts'
import { freePorts } from '@tsunagu/start/ports.ts'
import pg from 'pg'

const root = process.env.TEST_DATABASE_URL
if (!root) throw new Error('TEST_DATABASE_URL is not set')
const name = `e2e_${randomBytes(6).toString('hex')}`
const dataDir = mkdtempSync(join(cacheFolder('e2e-data'), 'house-'))
await asRoot(`create database ${name}`)
const databaseUrl = new URL(root)
databaseUrl.pathname = `/${name}`

const ports = ['port', 'car-port', 'est-port', 'bench-port', 'card-port', 'device-port', ...(process.env.HOUSE_LAN ? ['trust-port'] : [])]
const free = await freePorts(ports.length)
const chosen = ports.map((name, index) => [`--${name}`, free[index]])
const words = [...chosen.flat(), '--data', dataDir, ...(process.env.HOUSE_LAN ? ['--lan'] : [])]
const benchPort = chosen[3]?.[1]
const house = await start(readOptions(words.map(String), process.env), { ...process.env, DATABASE_URL: databaseUrl.href })
process.send?.({
  trust: house.lan?.trustUrls[0],
  origin: house.origin,
  bench: `http://localhost:${benchPort}`,
  demo: house.demo,
})

let ending = false
const end = () => {
  if (ending) return
  ending = true
  void house.stop().then(async () => {
    await asRoot(`drop database ${name} with (force)`)
    rmSync(dataDir, { recursive: true, force: true })
    process.exit(0)
  })
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end)

async function asRoot(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: root })
  await client.connect()
  await client.query(sql)
  await client.end()
}
