import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { checkPasskey } from '../passkeys/check-passkey.ts'
import { refreshSession } from '../sessions/queries.ts'
import { freshUntil } from './reauthenticate.ts'

/** Passkey once more: fresh for some minutes. Refused `sign-in-failed`. */
export async function reauthenticateByPasskey(work: Work, response: unknown): Promise<{ freshUntil: string } | Refused> {
  const { accountId, sessionId } = ownerSession(work)
  const passkey = await checkPasskey(work, response, 'reauthenticate', (challenge) => challenge.session_id === sessionId)
  if (passkey?.account_id !== accountId) return new Refused('sign-in-failed')
  await refreshSession(work.db, sessionId, work.now, 'passkey')
  return { freshUntil: freshUntil(work).toISOString() }
}
