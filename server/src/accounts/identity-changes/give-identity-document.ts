import sharp from 'sharp'
import { Refused } from '../../platform/errors.ts'
import type { Work } from '../../platform/work.ts'
import { changeById, type IdentityChange, isOpen, lockMyChange } from './change-of.ts'
import { keepDocument } from './queries.ts'
import { sealDocument } from './sealed.ts'

// a picture of 50 megapixels is a photograph; a larger one is an attack on memory
const mostPixels = 50_000_000
const widest = 3000
const photographs: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp'])

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

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))

async function redrawn(bytes: Buffer): Promise<{ type: string; data: Buffer } | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels })
    // sharp reads drawings and film too, whatever they are called; a drawing may point elsewhere
    if (!photographs.has((await picture.metadata()).format)) return undefined
    const data = await picture
      .rotate()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 88 })
      .toBuffer()
    return { type: 'image/jpeg', data }
  } catch {
    // whatever sharp cannot read is not a picture to us
    return undefined
  }
}
