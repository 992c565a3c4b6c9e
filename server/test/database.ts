/** A database of its own for each test file, copied from a template that is migrated once per run. */
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { prepareDatabase } from '../src/main.ts'
import { modules } from '../src/modules.ts'
import { readMigrations } from '../src/platform/database/migrate.ts'

const lock = 7_246_002

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** With `template: false` the database is empty, not even migrated. */
export async function testDatabase({ template = true } = {}): Promise<TestDatabase> {
  const root = process.env.TEST_DATABASE_URL
  if (!root) throw new Error('TEST_DATABASE_URL is not set')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = named(root, name)
  await asRoot(root, async (client) => {
    await client.query(template ? `create database ${name} template ${await migrated(client, root)}` : `create database ${name}`)
  })
  return { url, drop: () => asRoot(root, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))) }
}

/** The template's name says which migrations are in it; whoever comes first makes it. */
async function migrated(client: pg.Client, root: string): Promise<string> {
  const migrations = await readMigrations(modules)
  const name = `template_${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)}`
  await client.query('select pg_advisory_lock($1)', [lock])
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) {
      const making = `${name}_making`
      await client.query(`drop database if exists ${making} with (force)`)
      await client.query(`create database ${making}`)
      await prepareDatabase(named(root, making))
      await client.query(`alter database ${making} rename to ${name}`)
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock])
  }
  return name
}

async function asRoot<T>(root: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: root })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

function named(root: string, name: string): string {
  const url = new URL(root)
  url.pathname = `/${name}`
  return url.href
}
