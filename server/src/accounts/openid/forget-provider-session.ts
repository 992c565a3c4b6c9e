import type { Work } from '../../platform/work.ts'
import { deleteByGrant, deleteRecordByUid, findRecordByUid } from './queries.ts'
import { openRecord, recordKind } from './records.ts'

/** As much of the provider's session as says what it granted. */
interface Payload {
  authorizations?: Record<string, { grantId?: string; persistsLogout?: boolean }>
}

/** Ends a session at the provider, so that the next sign-in asks again, with the grants that were to end with it. */
export async function forgetProviderSession(work: Work, uid: string): Promise<void> {
  for (const audience of ['owner', 'staff'] as const) {
    const kind = recordKind(audience, 'Session')
    const row = await findRecordByUid(work.db, kind, uid)
    if (!row) continue
    const { authorizations = {} } = openRecord<Payload>(work.config.SECRET, row)
    for (const { grantId, persistsLogout } of Object.values(authorizations)) {
      if (grantId && !persistsLogout) await deleteByGrant(work.db, grantId)
    }
    await deleteRecordByUid(work.db, kind, uid)
  }
}
