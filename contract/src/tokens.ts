/** Personal API tokens: an owner's own programs read and operate the owner's own cars, without a sign-in page between. */
import * as z from 'zod'
import { type Endpoint, endpoint } from './endpoint.ts'

/** What a program may do; the same words for personal tokens and for third parties over OpenID. */
export const apiScopes = ['vehicles:read', 'drives:read', 'remote:operate'] as const
export const apiScope = z.enum(apiScopes)
export type ApiScope = z.infer<typeof apiScope>

/** Which scope a token needs for an endpoint; undefined: no token opens it. */
export function scopeNeeded(endpoint: Pick<Endpoint, 'id' | 'method' | 'who'>): ApiScope | undefined {
  if (endpoint.who !== 'owner') return undefined
  const module = endpoint.id.split('.')[0]
  if (endpoint.method === 'GET' && (module === 'vehicles' || module === 'remote')) return 'vehicles:read'
  if (endpoint.method === 'GET' && module === 'drives') return 'drives:read'
  // GEN-21: cautions are read by people, in the app
  return module === 'remote' && endpoint.id !== 'remote.acknowledge-caution' ? 'remote:operate' : undefined
}

/** How a personal token begins, so that scanners of leaked secrets know one. */
export const tokenPrefix = 'tsg_'
/** Calls of one token, whatever they are for. */
export const tokenLimit = { calls: 300, seconds: 60 } as const

export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first characters, to know it by. */
  hint: z.string(),
  scopes: z.array(apiScope),
  /** Only these cars; null: every car of the account. */
  vehicleIds: z.array(z.uuid()).nullable(),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
})
export type ApiToken = z.infer<typeof apiToken>

export const listTokens = endpoint({
  id: 'accounts.list-tokens',
  method: 'GET',
  path: '/api/me/tokens',
  who: 'owner',
  summary: 'My API tokens, the newest first; expired ones for 30 days more.',
  response: z.array(apiToken),
})
export const makeToken = endpoint({
  id: 'accounts.make-token',
  method: 'POST',
  path: '/api/me/tokens',
  who: 'owner',
  assurance: 'fresh',
  summary: 'Makes an API token; it is shown this once. The account is told by mail.',
  body: z.object({
    name: z.string().trim().min(1).max(60),
    scopes: z.array(apiScope).min(1).max(apiScopes.length),
    /** At most a year. */
    days: z.number().int().min(1).max(365),
    vehicleIds: z.array(z.uuid()).min(1).max(50).nullable().default(null),
  }),
  response: z.object({ token: z.string(), made: apiToken }),
  status: 201,
  refusals: ['too-many-tokens'],
  limit: { calls: 20, seconds: 600 },
})
export const revokeToken = endpoint({
  id: 'accounts.revoke-token',
  method: 'DELETE',
  path: '/api/me/tokens/:id',
  who: 'owner',
  summary: 'Takes an API token back; it opens nothing from now on.',
  params: z.object({ id: z.uuid() }),
})
