/** The browser a procedure is bound to: a random cookie of which the row keeps the hash. The id in a link shows nothing. */
import { randomBytes } from 'node:crypto'
import type { Asked } from '../../platform/serve.ts'
import { sha256 } from '../sealed.ts'

const name = 'tsunagu_signup'
const path = '/api/signup'
/** Longer than any procedure lives; each beginning renews it. */
const days = 7
export type Browser = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'setCookie' | 'address' | 'userAgent' | 'clearCookie'>

/** Gives the browser its cookie, for some days from now, and the cookie's hash. */
export function knowBrowser({ cookies, setCookie }: Pick<Browser, 'cookies' | 'setCookie'>): Buffer {
  const has = cookies[name]
  const value = has && /^[\w-]{43}$/.test(has) ? has : randomBytes(32).toString('base64url')
  setCookie(name, value, { path, days })
  return sha256(value)
}

/** A browser without the cookie has the hash of nothing, which no row has. */
export const browserHash = ({ cookies }: Pick<Browser, 'cookies'>): Buffer => sha256(cookies[name] ?? '')
