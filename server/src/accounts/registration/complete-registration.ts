import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endCode, lockVerified } from '../codes/queries.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { verifiedSince } from '../rules.ts'
import { afterPassword } from '../second-factor/after-password.ts'
import { registerOwner } from './register-owner.ts'

export interface Completion {
  id: string
  browserHash: Buffer
  password: string
  name: string
  kana: string
  authPhone: string
  /** The sign-in that sent the person here, to carry on with. */
  interaction: Interaction | undefined
  /** Of the network. */
  address: string
}

/** Makes the account of a verified address (ACC-06, ACC-18). Refused `code-needed`, `password-known` or `already-registered`. */
export async function completeRegistration(work: Work, asked: Completion): Promise<{ next: string }> {
  const code = await lockVerified(work.db, asked.id, 'registration', asked.browserHash, verifiedSince(work.now))
  if (!code) throw new Refused('code-needed')
  const accountId = await registerOwner(work, {
    email: code.email,
    password: asked.password,
    name: asked.name,
    kana: asked.kana,
    authPhone: asked.authPhone,
    language: code.language,
    termsVersion: code.terms_version,
  })
  await endCode(work.db, code.id, work.now)
  if (!asked.interaction) return { next: '/api/session/start?return=/' }
  const account = { id: accountId, auth_phone: asked.authPhone, second_factor_at: null }
  const carriedOn = await afterPassword(work, asked.interaction, account, asked.address)
  // the provider itself asks again for what a client wants beyond a password
  return carriedOn instanceof Refused ? signedIn(work, asked.interaction, { accountId, acr: 'password' }) : carriedOn
}
