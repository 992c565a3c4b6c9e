import { readIdentityDocument as endpoint } from '@tsunagu/contract/profile.ts'
import { audit } from '../../platform/audit.ts'
import { NotFound } from '../../platform/errors.ts'
import { Bytes } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { findChange, findDocument } from './queries.ts'
import { openDocument } from './sealed.ts'

/** The document of a request; each look leaves an audit row. Throws NotFound before it is given and once it is gone. */
export async function readIdentityDocument(work: Work, id: string, address: string): Promise<Bytes> {
  const change = await findChange(work.db, id)
  const kept = await findDocument(work.db, id)
  const found = change && kept?.document && kept.document_type ? { type: kept.document_type, sealed: kept.document } : undefined
  const about = { changeId: id, ...(change ? { accountId: change.account_id } : {}) }
  work.atLast(audit(work.actor, work.now, { act: endpoint.id, outcome: found ? 'done' : 'not-found', about, address }))
  if (!found) throw new NotFound()
  return new Bytes(found.type, openDocument(work.config, id, found.sealed), `document.${found.type === 'application/pdf' ? 'pdf' : 'jpg'}`)
}
