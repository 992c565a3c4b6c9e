/** A centre for one piece of work by hand: with the settings in the environment, without a port and without jobs. */
import { prepareDatabase, startCentre } from './main.ts'
import { readConfig } from './platform/config.ts'
import type { WorkGround } from './platform/work.ts'

/** The database is brought up to date first; everything is closed when the work is done. */
export async function withoutDoors<T>(act: (ground: WorkGround) => Promise<T>): Promise<T> {
  // no role that opens a port
  const config = { ...readConfig(process.env), ROLES: ['jobs' as const] }
  await prepareDatabase(config.DATABASE_URL)
  const running = await startCentre(config, { runJobs: false, listen: false })
  try {
    return await act(running.centre.ground)
  } finally {
    await running.stop()
  }
}
