/** The database: one pool, and `Db` = whatever a module sees of it after `withTables`. */
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Ask, askOver } from './statements.ts'

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
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 20, application_name: 'tsunagu', pipeline: true })
  // a connection that breaks is replaced at next use; without listeners it would end the process
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = kyselyOver(async () => {
    const client = await pool.connect()
    return { ask: askOver(client), release: (broken) => client.release(broken) }
  })
  return { db, pool, url, close: () => pool.end() }
}

/** A statement whose answer nobody needs. */
export type LastWord = Pick<CompiledQuery, 'sql' | 'parameters'>
type Act<T> = (db: Db, last: LastWord[]) => Promise<T>

/** Gives `act` one connection, and says its last words when it has returned. */
export function onConnection<T>(pool: pg.Pool, act: Act<T>): Promise<T> {
  return holding(pool, async (ask, db) => {
    const last: LastWord[] = []
    const result = await act(db, last)
    await Promise.all(last.map(({ sql, parameters }) => ask(sql, parameters)))
    return result
  })
}

/** The same as one transaction: BEGIN travels with the first statement, COMMIT with the last words. What is thrown undoes everything. */
export function inTransaction<T>(pool: pg.Pool, act: Act<T>): Promise<T> {
  return holding(pool, async (ask, db) => {
    const begun = ask('begin')
    // whoever asks next learns of it too
    begun.catch(() => {})
    const last: LastWord[] = []
    let result: T
    try {
      result = await act(db, last)
    } catch (error) {
      // a connection that cannot even do this is not used again
      await ask('rollback').catch(() => {})
      throw error
    }
    const answers = await Promise.all([begun, ...last.map(({ sql, parameters }) => ask(sql, parameters)), ask('commit')])
    // so PostgreSQL answers COMMIT when a statement had failed and nobody minded
    if (answers.at(-1)?.command === 'ROLLBACK') throw new Error('a statement failed: the transaction was undone')
    return result
  })
}

async function holding<T>(pool: pg.Pool, act: (ask: Ask, db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const open = askOver(client)
  let over = false
  let broken = false
  const ask: Ask = async (text, values) => {
    // the connection is somebody else's by now
    if (over) throw new Error('a statement after the end of its work')
    return open(text, values)
  }
  try {
    return await act(
      ask,
      kyselyOver(async () => ({ ask, release() {} })),
    )
  } catch (error) {
    broken = client.getTransactionStatus() !== 'I'
    throw error
  } finally {
    over = true
    client.release(broken)
  }
}

/** A Kysely that takes a connection from `connect` for every statement. */
function kyselyOver(connect: () => Promise<{ ask: Ask; release(broken?: boolean): void }>): Db {
  const pool = {
    options: {},
    connect: async () => {
      const { ask, release } = await connect()
      return { query: ask as never, release }
    },
    end: async () => {},
  }
  return new Kysely<Record<never, never>>({ dialect: new PostgresDialect({ pool }) })
}
