import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { passkey } from '@tsunagu/contract/accounts.ts'
import * as z from 'zod'
import { Refused } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { ownerSession } from '../owner-of.ts'
import { challengeIn } from './check-passkey.ts'
import { passkeyShown } from './list-passkeys.ts'
import { insertPasskey, takeChallenge } from './queries.ts'
import { algorithms, relyingParty } from './relying-party.ts'

const creation = z.looseObject({
  id: z.string().max(2000),
  response: z.looseObject({ clientDataJSON: z.string().max(20_000), transports: z.array(z.string().max(40)).max(10).optional() }),
})

/** Keeps a new passkey of mine. Refused `passkey-invalid`, or `passkey-known` when it is registered already. */
export async function addPasskey(
  work: Work,
  { name, response }: { name: string; response: unknown },
): Promise<z.input<typeof passkey> | Refused> {
  const { accountId, sessionId } = ownerSession(work)
  const read = creation.safeParse(response)
  const asked = read.success ? challengeIn(read.data.response.clientDataJSON) : undefined
  const challenge = asked && (await takeChallenge(work.db, asked, 'add-passkey', work.now))
  if (!read.success || !challenge || challenge.session_id !== sessionId) return new Refused('passkey-invalid')
  const { id, origin } = relyingParty(work.config)
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch((error: unknown) => {
    work.log.info({ err: error }, 'passkey not taken')
    return undefined
  })
  if (!verified?.verified) return new Refused('passkey-invalid')
  const { credential, credentialBackedUp } = verified.registrationInfo
  const row = {
    id: crypto.randomUUID(),
    account_id: accountId,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: read.data.response.transports ?? [],
    name,
    synced: credentialBackedUp,
    created_at: work.now,
    last_used_at: null,
  }
  if (!(await insertPasskey(work.db, row))) return new Refused('passkey-known')
  await work.tell(told({ type: 'accounts.passkey-added', accountId, passkeyId: row.id }))
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return passkeyShown(row)
}
