import { randomUUID } from 'node:crypto'
import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { documentOf, versionOf } from '../documents/in-force.ts'
import { insertConsents } from '../queries.ts'
import type { Channel } from '../tables.ts'
import { tellConsents } from './tell-consents.ts'

export interface GivenConsents {
  accountId: string
  /** In which the documents were read. */
  language: 'ja' | 'en'
  channel: Channel
  vehicleId: string | null
  documents: readonly { id: DocumentId; version: string; at: Date }[]
}

/** Keeps what was agreed to, one row each, with version, time and purposes (GLK-04, GEN-09). The same twice is kept once. Throws NotFound for a version that never was. */
export async function keepConsents(work: Work, { accountId, language, channel, vehicleId, documents }: GivenConsents): Promise<void> {
  const rows = documents.map(({ id, version, at }) => {
    const document = documentOf(id)
    if (!versionOf(document, version)) throw new NotFound()
    const given = { document: id, version, language, channel, vehicle_id: vehicleId, given_at: at }
    return { id: randomUUID(), account_id: accountId, purposes: [...document.purposes], ...given }
  })
  await insertConsents(work.db, rows)
  await tellConsents(work, accountId)
}
