/** The browser that asked for a code: a random cookie, of which the row keeps the hash. An id alone completes nothing. */
import type { Asked } from '../../platform/http/serve.ts'
import { randomToken, sha256 } from '../keys.ts'

const name = 'tsunagu_codes'
// other modules bind their links to the same browser
const path = '/api'
export const codesCookie = { name, path }
type Cookies = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'setCookie'>

/** Gives the browser its cookie when it has none, and the cookie's hash. */
export function knowBrowser({ cookies, setCookie }: Cookies): Buffer {
  const has = cookies[name]
  if (has && /^[\w-]{43}$/.test(has)) return sha256(has)
  const value = randomToken()
  setCookie(name, value, { path })
  return sha256(value)
}

/** A browser without the cookie has the hash of nothing, which no row has. */
export const browserHash = ({ cookies }: Pick<Cookies, 'cookies'>): Buffer => sha256(cookies[name] ?? '')
