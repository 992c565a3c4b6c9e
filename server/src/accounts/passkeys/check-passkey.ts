import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { findByCredential, takeChallenge, usePasskey } from './queries.ts'
import { relyingParty } from './relying-party.ts'

type Challenge = NonNullable<Awaited<ReturnType<typeof takeChallenge>>>

const assertion = z.looseObject({
  id: z.string().max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: z.string().max(20_000),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
})

/**
 * The passkey that answered one of our challenges, with user verification; undefined when anything is wrong.
 * The challenge is used up either way. `isFor`: was it made for this sign-in, session or request?
 */
export async function checkPasskey(work: Work, given: unknown, purpose: Challenge['purpose'], isFor: (challenge: Challenge) => boolean) {
  const read = assertion.safeParse(given)
  const asked = read.success ? challengeIn(read.data.response.clientDataJSON) : undefined
  const challenge = asked && (await takeChallenge(work.db, asked, purpose, work.now))
  if (!read.success || !challenge || !isFor(challenge)) return undefined
  const passkey = await findByCredential(work.db, read.data.id)
  if (!passkey || !isHandleOf(read.data.response.userHandle, passkey.account_id)) return undefined
  const { id, origin } = relyingParty(work.config)
  const verified = await verifyAuthenticationResponse({
    response: given as AuthenticationResponseJSON,
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
  }).catch((error: unknown) => {
    work.log.info({ err: error }, 'passkey refused')
    return undefined
  })
  if (!verified?.verified) return undefined
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return (await usePasskey(work.db, passkey.id, newCounter, credentialBackedUp, work.now)) ? passkey : undefined
}

/** The challenge an authenticator says it answered. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown }
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

/** The user handle is the account's id; an authenticator may leave it out when we named the credential. */
export const handleOf = (accountId: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
const isHandleOf = (handle: string | undefined, accountId: string) =>
  handle === undefined || handle === Buffer.from(handleOf(accountId)).toString('base64url')
