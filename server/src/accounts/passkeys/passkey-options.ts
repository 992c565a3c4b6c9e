import { generateRegistrationOptions } from '@simplewebauthn/server'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { randomToken } from '../keys.ts'
import { ownerSession } from '../owner-of.ts'
import { findAccount } from '../queries.ts'
import { handleOf } from './check-passkey.ts'
import { insertChallenge, listOf } from './queries.ts'
import { algorithms, relyingParty } from './relying-party.ts'

/** A challenge to make a passkey: discoverable, with user verification, no attestation asked. */
export async function passkeyOptions(work: Work): Promise<Record<string, unknown>> {
  const { accountId, sessionId } = ownerSession(work)
  const account = await findAccount(work.db, accountId)
  if (!account) throw new NotFound()
  const challenge = randomToken()
  const patience = 5 * 60_000
  await insertChallenge(work.db, {
    id: crypto.randomUUID(),
    purpose: 'add-passkey',
    challenge,
    account_id: accountId,
    session_id: sessionId,
    interaction: null,
    request_hash: null,
    expires_at: new Date(work.now.getTime() + patience),
  })
  const { id, name } = relyingParty(work.config)
  const options = await generateRegistrationOptions({
    rpID: id,
    rpName: name,
    userID: handleOf(accountId),
    userName: account.email,
    userDisplayName: account.name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: (await listOf(work.db, accountId)).map(({ credential_id, transports }) => ({ id: credential_id, transports })),
    timeout: patience,
  })
  return { ...options }
}
