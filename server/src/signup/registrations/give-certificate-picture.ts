import { ownerOf } from '../../accounts/index.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { isPdf, redrawPicture } from '../../platform/redraw-picture.ts'
import { seal } from '../../platform/secrets.ts'
import type { Work } from '../../platform/work.ts'
import { tellWatchers } from './move-registration.ts'
import { insertStep, lockRegistration, updateRegistration } from './queries.ts'
import { pictureName } from './sealed-parts.ts'

/** A picture of the certificate for the reviewer (IMP-04), sealed; a newer one replaces it. Refused `not-a-document`, `already-decided`. */
export async function giveCertificatePicture(work: Work, registrationId: string, bytes: Buffer): Promise<Refused | undefined> {
  const row = await lockRegistration(work.db, registrationId)
  if (row?.account_id !== ownerOf(work)) throw new NotFound()
  if (row.decided_at !== null) return new Refused('already-decided')
  const document = await readable(bytes)
  if (!document) return new Refused('not-a-document')
  await updateRegistration(work.db, row.id, {
    picture: seal(work.config.SECRET, pictureName(row.id), document.data),
    picture_type: document.type,
  })
  await insertStep(work.db, { registration_id: row.id, at: work.now, text: 'picture-given', by: null })
  await tellWatchers(work, row)
  return undefined
}

/** Pictures are drawn again, large enough to read the small print, without place and time; a PDF stays as it is. */
async function readable(bytes: Buffer): Promise<{ type: string; data: Buffer } | undefined> {
  if (isPdf(bytes)) return { type: 'application/pdf', data: bytes }
  const data = await redrawPicture(bytes, { type: 'webp', widest: 2600, quality: 80 })
  return data && { type: 'image/webp', data }
}
