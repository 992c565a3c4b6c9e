/** The cookies of our web apps: HttpOnly, SameSite=Lax, and bound to the host where https allows it. */
import type { Config } from '../../platform/config.ts'
import type { AccountKind } from '../tables.ts'

const names = { owner: 'tsunagu_session', staff: 'tsunagu_staff' } as const

export const isSecure = (config: Config): boolean => config.ORIGIN.startsWith('https:')

/** `__Host-`: set by this host only, over https, for every path. */
export const sessionCookie = (config: Config, audience: AccountKind): string => (isSecure(config) ? '__Host-' : '') + names[audience]
/** Remembers a browser, to tell a new one from a known one; says nothing about its owner. */
export const deviceCookie = (config: Config): string => `${isSecure(config) ? '__Host-' : ''}tsunagu_device`

export const cookieOptions = (config: Config, days: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config), maxAge: Math.round(days * 86_400) }) as const

/** Owners stay for weeks, staff for a shift. */
export const sessionDays = (config: Config, audience: AccountKind): number =>
  audience === 'owner' ? config.SESSION_DAYS : config.STAFF_SESSION_HOURS / 24
