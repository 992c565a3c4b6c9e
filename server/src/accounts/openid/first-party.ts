/** Our own apps as clients of our own OpenID provider, and where each audience's doors are. */
import { brand } from '@tsunagu/contract/brand.ts'
import type { Config } from '../../platform/config.ts'
import type { AccountKind } from '../tables.ts'

export interface FirstParty {
  clientId: string
  name: string
  /** Path of the provider; the issuer is ORIGIN + mount. */
  mount: string
  start: string
  callback: string
  /** Page of a sign-in in progress; its uid follows. */
  signInPage: string
  /** Where people arrive when nothing else is said, and after signing out. */
  home: string
}

/** Two providers, so that an owner's sign-in never reaches the staff's door, and both fit in one browser. */
export const firstParty: Readonly<Record<AccountKind, FirstParty>> = {
  owner: {
    clientId: 'web',
    name: brand.product.ja,
    mount: '/oidc',
    start: '/api/session/start',
    callback: '/api/session/callback',
    signInPage: '/account/sign-in/',
    home: '/',
  },
  staff: {
    clientId: 'desk',
    name: brand.project,
    mount: '/oidc/staff',
    start: '/api/staff-session/start',
    callback: '/api/staff-session/callback',
    signInPage: '/account/staff/sign-in/',
    home: '/account/staff',
  },
}

export const issuerOf = (config: Config, audience: AccountKind): string => config.ORIGIN + firstParty[audience].mount
/** The resource that tokens of third parties are for (RFC 8707). */
export const apiResource = (config: Config): string => `${config.ORIGIN}/api`

/** Ends the provider's session too and comes back home, so that the next sign-in asks again. */
export function endSessionAddress(config: Config, audience: AccountKind): string {
  const { mount, clientId, home } = firstParty[audience]
  return `${mount}/session/end?${new URLSearchParams({ client_id: clientId, post_logout_redirect_uri: config.ORIGIN + home })}`
}
