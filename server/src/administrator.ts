/**
 * The first administrator of a centre without demo data. As a program: `node server/src/administrator.ts MAIL`, with the settings of
 * the centre in the environment; prints the password this once.
 */
import { randomBytes } from 'node:crypto'
import { registerStaff } from './accounts/index.ts'
import { prepareDatabase, startCentre } from './main.ts'
import { readConfig } from './platform/config.ts'
import { Failure } from './platform/errors.ts'
import { type WorkGround, working } from './platform/work.ts'

/** Makes the staff account unless it exists, and says its password this once. */
export async function readyAdministrator(ground: WorkGround, email: string, say: (line: string) => void): Promise<void> {
  const password = randomBytes(15).toString('base64url')
  try {
    await working(ground, { kind: 'centre' }, (work) =>
      registerStaff(work, { email: email.toLowerCase(), name: 'Administrator', roles: ['administrator'], dealerId: null, password }),
    )
    say(`Administrator ${email}, password ${password} (shown this once)`)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'already-registered') throw error
    say(`Administrator ${email} exists already.`)
  }
}

if (import.meta.main) {
  const email = process.argv[2]
  if (!email?.includes('@')) {
    console.error('node server/src/administrator.ts MAIL')
    process.exit(2)
  }
  // no role that opens a port
  const config = { ...readConfig(process.env), ROLES: ['jobs' as const] }
  await prepareDatabase(config.DATABASE_URL)
  const running = await startCentre(config, { runJobs: false, listen: false })
  await readyAdministrator(running.centre.ground, email, console.log)
  await running.stop()
}
