import { proofHeader } from '@tsunagu/contract/client.ts'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { NotAllowed } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { same, sha256 } from '../keys.ts'
import { canonicalJson } from '../rules.ts'
import { askForPasskey } from './ask-for-passkey.ts'
import { checkPasskey } from './check-passkey.ts'
import { listOf } from './queries.ts'

type What = Pick<FastifyRequest, 'method' | 'url' | 'body' | 'headers'>

/** What the page sends back: base64url of this as JSON, in the proof header. */
const proof = z.object({ challengeId: z.uuid(), response: z.record(z.string(), z.unknown()) })

/**
 * Undefined when the request carries an assertion that was made for it: this account, this session, this method, address
 * and body, within two minutes, once. Otherwise what is missing: `proof-needed` with `{ challengeId, options }` for the
 * page to sign, or `passkey-needed` when there is no passkey to sign with.
 */
export async function proveRequest(
  work: Work,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  request: What,
): Promise<NotAllowed | undefined> {
  const requestHash = hashRequest(request)
  const given = readProof(request.headers[proofHeader])
  if (given) {
    const passkey = await checkPasskey(
      work,
      given.response,
      'request',
      (challenge) =>
        challenge.id === given.challengeId &&
        challenge.session_id === sessionId &&
        challenge.request_hash !== null &&
        same(challenge.request_hash, requestHash),
    )
    if (passkey?.account_id === accountId) return undefined
  }
  const passkeys = await listOf(work.db, accountId)
  if (passkeys.length === 0) return new NotAllowed('passkey-needed')
  return new NotAllowed('proof-needed', await askForPasskey(work, { purpose: 'request', accountId, sessionId, requestHash }, passkeys))
}

/** Method, address and body; a changed letter of any is another request. */
export function hashRequest({ method, url, body }: Pick<What, 'method' | 'url' | 'body'>): Buffer {
  const written = Buffer.isBuffer(body) ? sha256(body).toString('hex') : canonicalJson(body ?? null)
  return sha256(JSON.stringify([method, url, written]))
}

function readProof(header: string | string[] | undefined): z.output<typeof proof> | undefined {
  if (typeof header !== 'string' || header.length > 20_000) return undefined
  try {
    return proof.parse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}
