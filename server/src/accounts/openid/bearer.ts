/** Tokens of third parties (RFC 6750, RFC 9068): verified here, and their grant looked up, so that taking one back works at once. */
import type { Endpoint } from '@tsunagu/contract/endpoint.ts'
import { scopeNeeded } from '@tsunagu/contract/tokens.ts'
import { errors, jwtVerify } from 'jose'
import * as z from 'zod'
import { NotAllowed } from '../../platform/errors.ts'
import type { Actor, WorkGround } from '../../platform/work.ts'
import { acrValues } from '../rules.ts'
import type { Acr } from '../tables.ts'
import { apiResource, issuerOf } from './first-party.ts'
import { grantStands } from './queries.ts'
import { recordId, recordKind } from './records.ts'
import { signingKeys } from './signing-keys.ts'

const claims = z.object({
  sub: z.uuid(),
  client_id: z.string(),
  scope: z.string().default(''),
  grant: z.string(),
  acr: z.enum(acrValues),
  auth_time: z.number(),
})

/** The owner behind a token, and how they proved it. Throws NotAllowed with a challenge the client understands. */
export async function byToken(ground: WorkGround, header: string, endpoint: Endpoint): Promise<{ actor: Actor; acr: Acr }> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1]
  const read = token ? await readToken(ground, token) : undefined
  if (!read) throw new NotAllowed('signed-out', undefined, 'Bearer error="invalid_token"')
  const needed = scopeNeeded(endpoint)
  if (!needed || !read.scope.split(' ').includes(needed)) {
    throw new NotAllowed('not-allowed', undefined, `Bearer error="insufficient_scope"${needed ? `, scope="${needed}"` : ''}`)
  }
  const authenticatedAt = new Date(read.auth_time * 1000)
  return { actor: { kind: 'owner', accountId: read.sub, sessionId: null, client: read.client_id, authenticatedAt }, acr: read.acr }
}

async function readToken({ db, config }: WorkGround, token: string) {
  const { verifier } = await signingKeys(db, config)
  try {
    const { payload } = await jwtVerify(token, verifier, {
      issuer: issuerOf(config, 'owner'),
      audience: apiResource(config),
      algorithms: ['ES256'],
      typ: 'at+jwt',
    })
    const read = claims.parse(payload)
    const stands = await grantStands(db, recordKind('owner', 'Grant'), recordId(read.grant), new Date())
    return stands ? read : undefined
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined
    throw error
  }
}

/** RFC 9470: says how to come back with a token that is good enough. */
export const stepUpChallenge = (acrValues: string, seconds: number): string =>
  `Bearer error="insufficient_user_authentication", acr_values="${acrValues}", max_age="${seconds}"`
