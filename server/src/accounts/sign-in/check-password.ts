import type { Work } from '../../platform/work.ts'
import { hmac } from '../keys.ts'
import { passwordMatches } from '../passwords.ts'
import { findAccountByEmail } from '../queries.ts'
import { guessDelay } from '../rules.ts'
import type { AccountKind } from '../tables.ts'
import { countFailure, forgetGuesses, lockGuesses } from './queries.ts'

export interface Guess {
  kind: AccountKind
  email: string
  address: string
}

const day = 86_400_000
/** Wrong tries without a wait: few from one address, more for an account from everywhere, so that a stranger cannot lock it at will. */
const free = [5, 40] as const

/** From this address for this account, and for this account from everywhere. */
export const guessKeys = (secret: string, { kind, email, address }: Guess): [Buffer, Buffer] => [
  hmac(secret, 'guesses', kind, email, address),
  hmac(secret, 'guesses', kind, email),
]

/**
 * The account when e-mail and password belong together. Unknown address, wrong password and an account that must wait
 * cost the same time and give the same undefined. The caller returns (not throws) its refusal, so that the try counts.
 */
export async function checkPassword(work: Work, guess: Guess, password: string) {
  const keys = guessKeys(work.config.SECRET, guess)
  const before = []
  for (const key of keys) before.push(await lockGuesses(work.db, key, work.now, new Date(work.now.getTime() - day)))
  const account = await findAccountByEmail(work.db, guess.kind, guess.email)
  // an account that has ended costs the same time and refuses in the same words
  const right = (await passwordMatches(password, account?.password_hash)) && account?.ended_at === null
  const waits = before.some(({ locked_until }) => locked_until !== null && locked_until > work.now)
  if (account && right && !waits) {
    await forgetGuesses(work.db, keys)
    return account
  }
  for (const [i, key] of keys.entries()) {
    // tries while it waits change nothing, or a guesser could make it wait for ever
    if (waits) break
    const delay = guessDelay((before[i]?.failures ?? 0) + 1, free[i] ?? 0)
    await countFailure(work.db, key, delay ? new Date(work.now.getTime() + delay) : null)
  }
  return undefined
}
