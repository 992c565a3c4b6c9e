import type { FastifyInstance } from 'fastify'
import { jwtVerify } from 'jose'
import * as z from 'zod'
import type { Centre } from '../../platform/module.ts'
import { acrValues } from '../rules.ts'
import type { AccountKind, Acr } from '../tables.ts'
import { firstParty, issuerOf } from './first-party.ts'
import { findRecord } from './queries.ts'
import { openRecord, recordId, recordKind } from './records.ts'
import { signingKeys } from './signing-keys.ts'

export interface Proved {
  accountId: string
  acr: Acr
  authenticatedAt: Date
  /** uid of the provider's session. */
  providerSession: string | null
}

const idToken = z.object({ sub: z.uuid(), nonce: z.string(), acr: z.enum(acrValues), auth_time: z.number() })

/**
 * Our app's code for an ID token, at the provider's public token endpoint but inside this process: no network between,
 * none that could be missing. Undefined when the provider refuses or the token is not for us.
 */
export async function exchangeCode(
  app: FastifyInstance,
  { config, database, log }: Centre,
  audience: AccountKind,
  asked: { code: string; verifier: string; nonce: string },
): Promise<Proved | undefined> {
  const ours = firstParty[audience]
  const row = await findRecord(database.db, recordKind(audience, 'AuthorizationCode'), recordId(asked.code))
  const answer = await app.inject({
    method: 'POST',
    url: `${ours.mount}/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    payload: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: ours.clientId,
      code: asked.code,
      code_verifier: asked.verifier,
      redirect_uri: config.ORIGIN + ours.callback,
    }).toString(),
  })
  const given = answer.json<{ id_token?: string; error?: string }>()
  if (!row || !given.id_token) {
    log.info({ error: given.error }, 'sign-in refused by the provider')
    return undefined
  }
  const { verifier } = await signingKeys(database.db, config)
  const { payload } = await jwtVerify(given.id_token, verifier, { issuer: issuerOf(config, audience), audience: ours.clientId })
  const read = idToken.parse(payload)
  if (read.nonce !== asked.nonce) return undefined
  const { sessionUid } = openRecord<{ sessionUid?: string }>(config.SECRET, row)
  return { accountId: read.sub, acr: read.acr, authenticatedAt: new Date(read.auth_time * 1000), providerSession: sessionUid ?? null }
}
