import { startPostgres } from './postgres.ts'

/**
 * One PostgreSQL for all test files, given by TEST_DATABASE_URL: each makes databases of its own in it.
 * `npm test` brings it along; here it starts for those who run vitest alone.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const database = await startPostgres({ ephemeral: true, log: console.log })
  process.env.TEST_DATABASE_URL = database.url
  return () => database.stop()
}
