/** Plain `.sql` files, each once, in the order of their names, under one advisory lock. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const lock = 7_246_001

export interface Migration {
  /** `module/file` */
  name: string
  sql: string
}

/** Every migration below the given module folders, oldest name first; equal names in the modules' order. */
export async function readMigrations(modules: readonly { name: string; folder: URL }[]): Promise<Migration[]> {
  const found: (Migration & { file: string; floor: number })[] = []
  for (const [floor, module] of modules.entries()) {
    const folder = new URL('migrations/', module.folder)
    const files = await readdir(fileURLToPath(folder)).catch(() => [])
    for (const file of files.filter((name) => name.endsWith('.sql'))) {
      found.push({ name: `${module.name}/${file}`, file, floor, sql: await readFile(new URL(file, folder), 'utf8') })
    }
  }
  return found.sort((a, b) => a.file.localeCompare(b.file) || a.floor - b.floor)
}

/** Applies what is missing; gives the names applied. Each file is one transaction. */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set((await client.query<{ name: string }>('select name from platform.migrations')).rows.map((row) => row.name))
    const applied: string[] = []
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query('insert into platform.migrations (name) values ($1)', [migration.name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`migration ${migration.name}`, { cause: error })
      }
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}
