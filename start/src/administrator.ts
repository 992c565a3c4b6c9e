/** The first administrator of a centre without demo data. */
import { randomBytes } from 'node:crypto'
import { registerStaff } from '@tsunagu/server/accounts/index.ts'
import { Failure } from '@tsunagu/server/platform/errors.ts'
import type { Centre } from '@tsunagu/server/platform/module.ts'
import { working } from '@tsunagu/server/platform/work.ts'

/** Makes the staff account unless it exists, and says its password this once. */
export async function readyAdministrator(centre: Centre, email: string, say: (line: string) => void): Promise<void> {
  const password = randomBytes(15).toString('base64url')
  try {
    await working(centre.ground, { kind: 'centre' }, (work) =>
      registerStaff(work, { email: email.toLowerCase(), name: 'Administrator', roles: ['administrator'], dealerId: null, password }),
    )
    say(`Administrator ${email}, password ${password} (shown this once)`)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'already-registered') throw error
    say(`Administrator ${email} exists already.`)
  }
}
