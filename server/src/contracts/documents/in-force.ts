import type { DocumentId, documentHead } from '@tsunagu/contract/contracts.ts'
import type * as z from 'zod'
import type { Work } from '../../platform/work.ts'
import { dayOf } from '../days/rules.ts'
import { documents } from './all.ts'
import type { Document, DocumentVersion } from './document.ts'

export function documentOf(id: DocumentId): Document {
  const found = documents.find((one) => one.id === id)
  if (!found) throw new Error(`document ${id} is missing`)
  return found
}

export const versionOf = ({ versions }: Document, version: string): DocumentVersion | undefined =>
  versions.find((one) => one.version === version)

/** The newest version that holds on that day; before the first of all, the first. */
export function inForce({ versions }: Document, day: string): DocumentVersion {
  const found = versions.findLast(({ from }) => from <= day) ?? versions[0]
  if (!found) throw new Error('a document without a version')
  return found
}

export function headOf(document: Document, version: string): z.input<typeof documentHead> {
  const { id, title, pdf } = document
  return { id, version, title, pdf, summary: [...(versionOf(document, version)?.summary ?? [])] }
}

/** The version that is agreed to today. */
export async function documentNow(work: Work, id: DocumentId): Promise<{ id: DocumentId; version: string }> {
  return { id, version: inForce(documentOf(id), dayOf(work.now)).version }
}
