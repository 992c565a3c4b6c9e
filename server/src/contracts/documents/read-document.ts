import type { DocumentId, documentHead, documentText } from '@tsunagu/contract/contracts.ts'
import type * as z from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { dayOf } from '../days/rules.ts'
import { documents } from './all.ts'
import type { Document, DocumentVersion } from './document.ts'
import { documentOf, headOf, inForce, versionOf } from './in-force.ts'

/** Every document in the version of today. */
export async function listDocuments(work: Work): Promise<z.input<typeof documentHead>[]> {
  const today = dayOf(work.now)
  return documents.map((document) => headOf(document, inForce(document, today).version))
}

/** One document, today's version unless one is named. Throws NotFound for a version that never was. */
export async function readDocument(work: Work, id: DocumentId, version: string | undefined): Promise<z.input<typeof documentText>> {
  const { document, text } = askedFor(work, id, version)
  return {
    ...headOf(document, text.version),
    sections: text.sections.map(({ title, paragraphs }) => ({ title, paragraphs: [...paragraphs] })),
    changes: [...text.changes],
    earlier: document.versions.filter((one) => one.version < text.version).map((one) => one.version),
  }
}

export function askedFor(work: Work, id: DocumentId, version: string | undefined): { document: Document; text: DocumentVersion } {
  const document = documentOf(id)
  const text = version === undefined ? inForce(document, dayOf(work.now)) : versionOf(document, version)
  if (!text) throw new NotFound()
  return { document, text }
}
