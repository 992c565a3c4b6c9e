import { sql } from 'kysely'
import type { TestServer } from './start-server.ts'

/** The owner's account with this address. */
export async function accountIdOf(server: TestServer, email: string): Promise<string> {
  const found = await server.work((work) =>
    sql<{ id: string }>`select id from accounts.accounts where kind = 'owner' and email = ${email}`.execute(work.db),
  )
  if (!found.rows[0]) throw new Error(`no account of ${email}`)
  return found.rows[0].id
}
