/** Who is calling, and how sure we are: cookies of our own apps, tokens of third parties. */
import type { FastifyRequest } from 'fastify'
import { NotAllowed } from '../platform/errors.ts'
import type { Gate } from '../platform/http/serve.ts'
import type { Actor, Work, WorkGround } from '../platform/work.ts'
import { sha256 } from './keys.ts'
import { byToken, stepUpChallenge } from './openid/bearer.ts'
import { proveRequest } from './passkeys/prove-request.ts'
import { sessionCookie } from './sessions/cookies.ts'
import { findLiveSession, touchSession } from './sessions/queries.ts'
import type { AccountKind, Acr } from './tables.ts'
import { byPersonalToken, personalTokenIn } from './tokens/by-personal-token.ts'

const nobody = { kind: 'nobody' } as const
const minute = 60_000
/** How the holder of an OpenID token proved who they are; a personal token proves nothing of the kind. */
const acrOf = new WeakMap<FastifyRequest, Acr>()

export const gate: Gate = {
  async identify(ground, request, endpoint) {
    const { authorization } = request.headers
    // a page's protection against foreign pages is off for tokens, so a cookie beside one counts for nothing
    if (authorization === undefined) return byCookie(ground, request, typeof endpoint.who === 'object' ? 'staff' : 'owner')
    const personal = personalTokenIn(authorization)
    if (personal !== undefined) return byPersonalToken(ground, personal, endpoint)
    const { actor, acr } = await byToken(ground, authorization, endpoint)
    acrOf.set(request, acr)
    return actor
  },

  async assure(work, request, endpoint) {
    const { actor } = work
    if (actor.kind !== 'owner' && actor.kind !== 'staff') return undefined
    const stepsUp = endpoint.assurance === 'fresh' || (endpoint.assurance === 'this-request' && work.config.STEP_UP.includes(endpoint.id))
    // nobody stands behind a program who could show a passkey
    if (stepsUp && actor.sessionId === null && !acrOf.has(request)) return new NotAllowed('token-not-enough')
    if (endpoint.assurance === 'fresh') return isFresh(work, actor.authenticatedAt) ? undefined : notFresh(work, request)
    if (endpoint.assurance === 'this-request' && work.config.STEP_UP.includes(endpoint.id)) return sureOfRequest(work, request)
    return undefined
  },
}

const isFresh = (work: Work, authenticatedAt: Date) => authenticatedAt.getTime() + work.config.FRESH_MINUTES * minute > work.now.getTime()

function notFresh(work: Work, request: FastifyRequest): NotAllowed {
  const challenge = acrOf.has(request) ? stepUpChallenge('passkey password', work.config.FRESH_MINUTES * 60) : undefined
  return new NotAllowed('fresh-needed', undefined, challenge)
}

/** Our own apps: a passkey's assertion over this very request. Tokens: a passkey within the last minutes. */
async function sureOfRequest(work: Work, request: FastifyRequest): Promise<NotAllowed | undefined> {
  const { actor } = work
  if (actor.kind !== 'owner') return new NotAllowed()
  if (actor.sessionId !== null) return proveRequest(work, { ...actor, sessionId: actor.sessionId }, request)
  if (acrOf.get(request) === 'passkey' && isFresh(work, actor.authenticatedAt)) return undefined
  return new NotAllowed('fresh-needed', undefined, stepUpChallenge('passkey', work.config.FRESH_MINUTES * 60))
}

/** One indexed look-up; a session that was seen within the last minute is not written to. */
async function byCookie(ground: WorkGround, request: FastifyRequest, audience: AccountKind): Promise<Actor> {
  const value = request.cookies[sessionCookie(ground.config, audience)]
  if (!value) return nobody
  const now = new Date()
  const seenAfter = new Date(now.getTime() - ground.config.SESSION_IDLE_DAYS * 24 * 60 * minute)
  const session = await findLiveSession(ground.db, sha256(value), audience, now, seenAfter)
  if (!session) return nobody
  if (now.getTime() - session.last_seen_at.getTime() > minute) await touchSession(ground.db, session.id, now, request.ip)
  const who = { accountId: session.account_id, sessionId: session.id, authenticatedAt: session.authenticated_at }
  return audience === 'owner' ? { kind: 'owner', ...who, client: null } : { kind: 'staff', ...who, roles: session.roles }
}
