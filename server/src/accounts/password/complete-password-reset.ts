import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endCode, lockVerified } from '../codes/queries.ts'
import type { Interaction } from '../openid/interactions.ts'
import { findAccountByEmail } from '../queries.ts'
import { verifiedSince } from '../rules.ts'
import { guessKeys } from '../sign-in/check-password.ts'
import { forgetGuesses } from '../sign-in/queries.ts'
import { setPassword } from './set-password.ts'

export interface PasswordReset {
  id: string
  browserHash: Buffer
  password: string
  address: string
  interaction: Interaction | undefined
}

/** Sets a new password for a verified address and signs it out everywhere. Refused `code-needed` or `password-known`. */
export async function completePasswordReset(work: Work, asked: PasswordReset): Promise<{ next: string }> {
  const code = await lockVerified(work.db, asked.id, 'password-reset', asked.browserHash, verifiedSince(work.now))
  const account = code && (await findAccountByEmail(work.db, 'owner', code.email))
  if (!account) throw new Refused('code-needed')
  await setPassword(work, account, asked.password)
  await endCode(work.db, code.id, work.now)
  // whoever holds the mailbox need not wait for the wrong tries that led here
  await forgetGuesses(work.db, guessKeys(work.config.SECRET, { kind: 'owner', email: account.email, address: asked.address }))
  return { next: asked.interaction ? `/account/sign-in/${asked.interaction.uid}` : '/api/session/start?return=/' }
}
