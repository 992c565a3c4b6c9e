/** The browser a procedure is bound to: a random cookie of which the row keeps the hash. The id in a link shows nothing. */
import { randomBytes } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import type { Asked } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { sha256 } from '../sealed.ts'
import { tabletOf } from '../tablets/tablet-cookie.ts'

/** `__Host-`: set by this host only, over https, and for every path. */
const signupCookie = ({ ORIGIN }: Config): string => `${ORIGIN.startsWith('https:') ? '__Host-' : ''}tsunagu_signup`
/** Longer than any procedure lives; each beginning renews it. */
const days = 7
export type Browser = Pick<Asked<undefined, undefined, undefined>, 'cookies' | 'setCookie' | 'address' | 'userAgent' | 'clearCookie'>

/** Gives the browser its cookie, for some days from now, and the cookie's hash. A lent tablet has one already, for as long as it is lent. */
export async function knowBrowser(work: Work, browser: Pick<Browser, 'cookies' | 'setCookie'>): Promise<Buffer> {
  const tablet = await tabletOf(work, browser)
  if (tablet) return tablet.token_hash
  const name = signupCookie(work.config)
  const has = browser.cookies[name]
  const value = has && /^[\w-]{43}$/.test(has) ? has : randomBytes(32).toString('base64url')
  browser.setCookie(name, value, { days })
  return sha256(value)
}

/** A browser without the cookie has the hash of nothing, which no row has. */
export async function browserHash(work: Work, browser: Pick<Browser, 'cookies'>): Promise<Buffer> {
  return (await tabletOf(work, browser))?.token_hash ?? sha256(browser.cookies[signupCookie(work.config)] ?? '')
}
