/** Who is calling, and how sure we are: cookies of our own apps, tokens of third parties. */
import type { FastifyRequest } from 'fastify'
import { NotAllowed } from '../platform/errors.ts'
import type { Gate } from '../platform/serve.ts'
import type { Actor, WorkGround } from '../platform/work.ts'
import { sha256 } from './keys.ts'
import { sessionCookie } from './sessions/cookies.ts'
import { findLiveSession, touchSession } from './sessions/queries.ts'
import type { AccountKind } from './tables.ts'

const nobody = { kind: 'nobody' } as const
const minute = 60_000

export const gate: Gate = {
  async identify(ground, request, endpoint) {
    return byCookie(ground, request, typeof endpoint.who === 'object' ? 'staff' : 'owner')
  },
  async assure(work, _request, endpoint) {
    if (endpoint.assurance === 'fresh' && 'authenticatedAt' in work.actor) {
      const freshUntil = work.actor.authenticatedAt.getTime() + work.config.FRESH_MINUTES * minute
      if (freshUntil <= work.now.getTime()) return new NotAllowed('fresh-needed')
    }
    return undefined
  },
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
