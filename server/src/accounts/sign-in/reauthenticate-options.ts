import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { ownerSession } from '../owner-of.ts'
import { askForPasskey } from '../passkeys/ask-for-passkey.ts'
import { listOf } from '../passkeys/queries.ts'

/** A challenge for one of my passkeys. Refused `passkey-needed` when there is none. */
export async function reauthenticateOptions(work: Work): Promise<Record<string, unknown> | Refused> {
  const { accountId, sessionId } = ownerSession(work)
  const passkeys = await listOf(work.db, accountId)
  if (passkeys.length === 0) return new Refused('passkey-needed')
  const { options } = await askForPasskey(work, { purpose: 'reauthenticate', accountId, sessionId }, passkeys)
  return options
}
