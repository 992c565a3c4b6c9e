import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { told } from '../events.ts'
import { forgetProviderSession } from '../openid/forget-provider-session.ts'
import { deleteOfAccount } from '../openid/queries.ts'
import { deleteTokensOf } from '../tokens/queries.ts'
import { deleteSessions, deleteSessionsFrom, findSession } from './queries.ts'

/**
 * Ends sessions of an account with all that hangs on them: live streams, the provider's session, tokens.
 * One (`only`), or all but one (`butNot`), or all; the latter two take back every token too, personal ones as well. Gives how many ended.
 */
export async function endSessions(work: Work, accountId: string, which: { only?: string; butNot?: string | undefined }): Promise<number> {
  const gone = await deleteSessions(work.db, accountId, which)
  for (const { id, provider_session } of gone) {
    await ended(work, accountId, id)
    if (which.only && provider_session) await forgetProviderSession(work, provider_session)
  }
  if (!which.only) {
    const kept = which.butNot ? await findSession(work.db, which.butNot) : undefined
    await deleteOfAccount(work.db, accountId, kept?.provider_session ?? null)
    await deleteTokensOf(work.db, accountId)
  }
  await changed(work, { key: `account:${accountId}`, topic: 'account' })
  return gone.length
}

/** The provider's session is over: so are ours that came from it. */
export async function endSessionsFrom(work: Work, providerSession: string): Promise<void> {
  for (const { id, account_id } of await deleteSessionsFrom(work.db, providerSession)) await ended(work, account_id, id)
}

async function ended(work: Work, accountId: string, sessionId: string): Promise<void> {
  await changed(work, { key: `session:${sessionId}`, topic: 'session' })
  await work.tell(told({ type: 'accounts.session-ended', accountId, sessionId }))
}
