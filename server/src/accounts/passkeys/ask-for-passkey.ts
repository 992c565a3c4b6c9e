import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { Work } from '../../platform/work.ts'
import { randomToken } from '../keys.ts'
import { insertChallenge } from './queries.ts'
import { relyingParty } from './relying-party.ts'

export type Asking =
  | { purpose: 'sign-in'; interaction: string }
  | { purpose: 'reauthenticate'; accountId: string; sessionId: string }
  | { purpose: 'request'; accountId: string; sessionId: string; requestHash: Buffer }

/** How long an authenticator may take. */
const patience = 2 * 60_000

/** Makes a challenge and the options for `navigator.credentials.get`; `passkeys` empty: any discoverable one. */
export async function askForPasskey(
  work: Work,
  asking: Asking,
  passkeys: readonly { credential_id: string; transports: string[] }[],
): Promise<{ challengeId: string; options: Record<string, unknown> }> {
  const challengeId = crypto.randomUUID()
  const challenge = randomToken()
  await insertChallenge(work.db, {
    id: challengeId,
    purpose: asking.purpose,
    challenge,
    account_id: asking.purpose === 'sign-in' ? null : asking.accountId,
    session_id: asking.purpose === 'sign-in' ? null : asking.sessionId,
    interaction: asking.purpose === 'sign-in' ? asking.interaction : null,
    request_hash: asking.purpose === 'request' ? asking.requestHash : null,
    expires_at: new Date(work.now.getTime() + patience),
  })
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(work.config).id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    allowCredentials: passkeys.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    userVerification: 'required',
    timeout: patience,
  })
  return { challengeId, options: { ...options } }
}
