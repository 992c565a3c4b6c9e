/** The database: one pool, and `Db` = whatever a module sees of it after `withTables`. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Knows no table: a module names its own by `db.withTables<RemoteTables>()`, another module's does not compile. */
// biome-ignore lint/complexity/noBannedTypes: the empty set of tables is what is meant
export type Db = Kysely<{}>

// bigint columns are counters and sequence numbers here, all below 2^53
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  db: Db
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 20, application_name: 'tsunagu' })
  // a connection that breaks is replaced at next use; without listeners it would end the process
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, url, close: () => db.destroy() }
}
