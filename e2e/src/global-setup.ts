/** What every spec needs once: the pages built, and a PostgreSQL when `npm test` has not brought one. */
import { startPostgres } from '@tsunagu/start/postgres.ts'
import { buildWeb } from '../../web/build.ts'

export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildWeb()
  if (process.env.TEST_DATABASE_URL) return async () => {}
  const database = await startPostgres({ ephemeral: true, log: console.log })
  process.env.TEST_DATABASE_URL = database.url
  return () => database.stop()
}
