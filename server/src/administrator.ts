/**
 * The first administrator of a centre without demo data. As a program: `node server/src/administrator.ts MAIL`, with the settings of
 * the centre in the environment; prints the password this once.
 */
import { randomBytes } from 'node:crypto'
import { registerStaff } from './accounts/index.ts'
import { Failure } from './platform/errors.ts'
import { type WorkGround, working } from './platform/work.ts'
import { withoutDoors } from './without-doors.ts'

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
  await withoutDoors((ground) => readyAdministrator(ground, email, console.log))
}
