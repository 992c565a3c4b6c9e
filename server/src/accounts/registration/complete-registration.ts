import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { endCode, lockVerified } from '../codes/queries.ts'
import { type Interaction, signedIn } from '../openid/interactions.ts'
import { verifiedSince } from '../rules.ts'
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
  return signedIn(work, asked.interaction, { accountId, acr: 'password' })
}
