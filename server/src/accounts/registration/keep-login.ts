import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { keepLoginOf, lockVerified } from '../codes/queries.ts'
import { isKnownPassword } from '../known-passwords.ts'
import { hashPassword } from '../passwords.ts'
import { verifiedSince } from '../rules.ts'

export interface Login {
  codeId: string
  browserHash: Buffer
  password: string
  /** E.164 mobile number. */
  authPhone: string
}

/** Keeps the sign-in of an account that is made later (ACC-18): of the password only its hash. Refused `code-needed` or `password-known`. */
export async function keepLogin(work: Work, { codeId, browserHash, password, authPhone }: Login): Promise<Refused | undefined> {
  const code = await lockVerified(work.db, codeId, 'registration', browserHash, verifiedSince(work.now))
  if (!code) return new Refused('code-needed')
  if (isKnownPassword(password, code.email)) return new Refused('password-known')
  await keepLoginOf(work.db, code.id, { passwordHash: await hashPassword(password), authPhone })
  return undefined
}
