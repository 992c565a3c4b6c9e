/** Personal tokens at the door (RFC 6750): beside the OpenID tokens of third parties, with the same scopes. */
import type { Endpoint } from '@tsunagu/contract/endpoint.ts'
import { scopeNeeded } from '@tsunagu/contract/tokens.ts'
import { NotAllowed } from '../../platform/errors.ts'
import type { Actor, WorkGround } from '../../platform/work.ts'
import { callerOfToken, isPersonalToken } from './caller-of-token.ts'

/** The token of an Authorization header when it is a personal one. */
export function personalTokenIn(header: string): string | undefined {
  const token = /^Bearer (\S+)$/i.exec(header)?.[1]
  return token !== undefined && isPersonalToken(token) ? token : undefined
}

/** The owner behind it. Throws NotAllowed for one that is not valid or lacks the scope, TooMany. */
export async function byPersonalToken(ground: WorkGround, token: string, endpoint: Endpoint): Promise<Actor> {
  const caller = await callerOfToken({ db: ground.db, now: new Date() }, token)
  if (!caller) throw new NotAllowed('signed-out', undefined, 'Bearer error="invalid_token"')
  const needed = scopeNeeded(endpoint)
  if (!needed || !caller.scopes.includes(needed)) {
    throw new NotAllowed('not-allowed', undefined, `Bearer error="insufficient_scope"${needed ? `, scope="${needed}"` : ''}`)
  }
  return caller.actor
}
