/** Decisions about the second factor, without I/O (ACC-19). */
import type { SecondFactorMode } from '@tsunagu/contract/second-factor.ts'
import { isAcrMet } from '../rules.ts'
import type { AccountKind } from '../tables.ts'

interface Asked {
  mode: SecondFactorMode
  /** The owner has switched it on. */
  on: boolean
  audience: AccountKind
  /** Ways of proving oneself that the client asked for; empty: any. */
  wanted: readonly string[]
}

/** After a right password: `in`, first the `code`, or only a `passkey` will do. Staff has no number: it is not asked. */
export function wayAfterPassword({ mode, on, audience, wanted }: Asked): 'in' | 'code' | 'passkey' {
  const enough = isAcrMet('password', wanted)
  const possible = audience === 'owner' && mode !== 'off'
  if (possible && isAcrMet('second-factor', wanted) && (isAsked({ mode, on }) || !enough)) return 'code'
  return enough ? 'in' : 'passkey'
}

/** Does the account ask for it after a password? */
export const isAsked = ({ mode, on }: { mode: SecondFactorMode; on: boolean }): boolean => mode === 'required' || (mode === 'offer' && on)

/** What somebody who has only given a password may see of a number. */
export const endOfPhone = (phone: string): string => `…${phone.slice(-4)}`

/** Crockford's base 32: no letter that could be read as a figure. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Fifty random bits as a code; `bytes`: ten random ones. */
export const recoveryCodeFrom = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte & 31]).join('')

/** As it is shown: `K7QMR-2W9XD`. */
export const shownRecoveryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`
