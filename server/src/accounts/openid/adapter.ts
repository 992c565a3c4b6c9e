/** PostgreSQL as the OpenID provider's memory, shared by every replica. */
import { type Adapter, errors } from 'oidc-provider'
import type { WorkGround } from '../../platform/work.ts'
import type { AccountKind } from '../tables.ts'
import { clientMetadata } from './clients.ts'
import {
  consumeRecord,
  deleteByGrant,
  deleteRecord,
  findClient,
  findRecord,
  findRecordByUid,
  putRecord,
  type RecordRow,
} from './queries.ts'
import { openRecord, recordId, recordKind, sealRecord } from './records.ts'

/** As much of a payload as stands in columns. */
interface Payload {
  jti?: string
  accountId?: string
  grantId?: string
  uid?: string
}

export function recordAdapter({ db, config }: WorkGround, audience: AccountKind, model: string): Adapter {
  const kind = recordKind(audience, model)
  const opened = (row: RecordRow | undefined) =>
    row && { ...openRecord(config.SECRET, row), ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}) }
  return {
    async upsert(id, payload: Payload, expiresIn) {
      await putRecord(db, {
        kind,
        id_hash: recordId(id),
        sealed: sealRecord(config.SECRET, kind, payload),
        account_id: payload.accountId ?? null,
        // a grant goes with its tokens
        grant_id: model === 'Grant' ? id : (payload.grantId ?? null),
        uid: payload.uid ?? null,
        consumed_at: null,
        expires_at: new Date(Date.now() + (expiresIn ?? 3600) * 1000),
      })
    },
    async find(id) {
      if (model !== 'Client') return opened(await findRecord(db, kind, recordId(id)))
      const client = audience === 'owner' ? await findClient(db, id) : undefined
      return client && clientMetadata(client)
    },
    findByUid: async (uid) => opened(await findRecordByUid(db, kind, uid)),
    // the device flow is off
    findByUserCode: async () => undefined,
    destroy: async (id) => {
      await deleteRecord(db, kind, recordId(id))
    },
    async consume(id) {
      if (await consumeRecord(db, kind, recordId(id), new Date())) return
      // two at once: one of them is a thief, and nobody knows which
      const row = await findRecord(db, kind, recordId(id))
      const { grantId } = row ? openRecord<Payload>(config.SECRET, row) : {}
      if (grantId) await deleteByGrant(db, grantId)
      throw new errors.InvalidGrant('already used')
    },
    revokeByGrantId: (grantId) => deleteByGrant(db, grantId, kind),
  }
}
