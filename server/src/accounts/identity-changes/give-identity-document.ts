import { Refused } from '../../platform/errors.ts'
import { isPdf, redrawPicture } from '../../platform/redraw-picture.ts'
import type { Work } from '../../platform/work.ts'
import { changeById, type IdentityChange, isOpen, lockMyChange } from './change-of.ts'
import { keepDocument } from './queries.ts'
import { sealDocument } from './sealed.ts'

/**
 * Keeps the document of my request, sealed, in place of an earlier one; from now it waits for a reviewer. Pictures lose place and
 * time of the photograph. Refused `not-a-document` or `change-decided`.
 */
export async function giveIdentityDocument(work: Work, id: string, bytes: Buffer): Promise<IdentityChange | Refused> {
  if (!isOpen(await lockMyChange(work, id))) return new Refused('change-decided')
  const document = isPdf(bytes) ? { type: 'application/pdf', data: bytes } : await redrawn(bytes)
  if (!document) return new Refused('not-a-document')
  await keepDocument(work.db, id, sealDocument(work.config, id, document.data), document.type)
  return changeById(work, id)
}

async function redrawn(bytes: Buffer): Promise<{ type: string; data: Buffer } | undefined> {
  const data = await redrawPicture(bytes, { type: 'jpeg', widest: 3000, quality: 88 })
  return data && { type: 'image/jpeg', data }
}
