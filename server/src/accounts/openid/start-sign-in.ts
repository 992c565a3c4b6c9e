import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { randomToken, sha256 } from '../keys.ts'
import { safeReturn } from '../rules.ts'
import { sessionDays } from '../sessions/cookies.ts'
import type { AccountKind } from '../tables.ts'
import { firstParty } from './first-party.ts'

/** What the browser keeps, sealed, until it comes back with a code. */
export interface Started {
  state: string
  nonce: string
  /** PKCE */
  verifier: string
  return: string
  until: number
}

/** Seconds somebody may take to sign in; the provider's interaction lives as long. */
export const startedSeconds = 3600
/** Several tabs may sign in at once: one cookie each. */
export const startedCookie = (state: string): string => `tsunagu_start_${state.slice(0, 12)}`
const sealName = (audience: AccountKind) => `sign-in ${audience}`

export interface Wish {
  return?: string | undefined
  prompt?: string | undefined
  screen?: string | undefined
}

/** The first step of our own app's sign-in: where to send the browser (code + PKCE), and its cookie. */
export function startSignIn(
  config: Config,
  audience: AccountKind,
  wish: Wish,
): { address: string; cookie: { name: string; value: string } } {
  const ours = firstParty[audience]
  const started: Started = {
    state: randomToken(),
    nonce: randomToken(),
    verifier: randomToken(),
    return: wish.return === undefined ? ours.home : safeReturn(wish.return),
    until: Date.now() + startedSeconds * 1000,
  }
  const address = `${ours.mount}/auth?${new URLSearchParams({
    client_id: ours.clientId,
    redirect_uri: config.ORIGIN + ours.callback,
    response_type: 'code',
    scope: 'openid',
    state: started.state,
    nonce: started.nonce,
    code_challenge: sha256(started.verifier).toString('base64url'),
    code_challenge_method: 'S256',
    // a browser that is known to the provider comes back unasked, but not for ever
    max_age: String(Math.round(sessionDays(config, audience) * 86_400)),
    ...(wish.prompt === 'login' ? { prompt: 'login' } : {}),
    ...(wish.screen === 'register' ? { screen: 'register' } : {}),
  })}`
  const value = seal(config.SECRET, sealName(audience), Buffer.from(JSON.stringify(started))).toString('base64url')
  return { address, cookie: { name: startedCookie(started.state), value } }
}

/** What this browser began with this state; undefined when it was another browser, another time, or never. */
export function startedBy(
  config: Config,
  audience: AccountKind,
  state: string,
  cookies: Record<string, string | undefined>,
): Started | undefined {
  try {
    const sealed = Buffer.from(cookies[startedCookie(state)] ?? '', 'base64url')
    const started = JSON.parse(unseal(config.SECRET, sealName(audience), sealed).toString('utf8')) as Started
    return started.state === state && started.until > Date.now() ? started : undefined
  } catch {
    return undefined
  }
}
