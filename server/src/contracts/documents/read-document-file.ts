import { randomUUID } from 'node:crypto'
import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import { NotFound } from '../../platform/errors.ts'
import { Bytes } from '../../platform/http/serve.ts'
import type { Work } from '../../platform/work.ts'
import { insertDelivery } from '../queries.ts'
import { drawPdf } from './draw-pdf.ts'
import { askedFor } from './read-document.ts'

/**
 * The document as PDF. To a signed-in owner it counts as delivered: version and time are kept (GLK-05).
 * Throws NotFound for a document that is not delivered as a file, or a version that never was.
 */
export async function readDocumentFile(
  work: Work,
  id: DocumentId,
  { version, language }: { version?: string | undefined; language: 'ja' | 'en' },
): Promise<Bytes> {
  const { document, text } = askedFor(work, id, version)
  if (!document.pdf) throw new NotFound()
  const data = await drawPdf(document, text, language)
  if (work.actor.kind === 'owner') {
    const what = { document: id, version: text.version, language, delivered_at: work.now }
    await insertDelivery(work.db, { id: randomUUID(), account_id: work.actor.accountId, ...what })
  }
  return new Bytes('application/pdf', data, `${document.title[language]} ${text.version}.pdf`)
}
