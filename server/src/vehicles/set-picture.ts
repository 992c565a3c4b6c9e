import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { NotAllowed, Refused } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { upsertPicture } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

const widest = 1600
// a picture of 50 megapixels is a photograph; a larger one is an attack on memory
const mostPixels = 50_000_000

/** Keeps the owner's picture of the car (APP-04): turned upright, at most 1600 px wide, without place and time. */
export async function setPicture(work: Work, vehicleId: string, bytes: Buffer): Promise<{ picture: string } | Refused> {
  const car = await vehicleOf(work, vehicleId)
  if (car.role !== 'owner') throw new NotAllowed()
  const webp = await drawn(bytes)
  if (!webp) return new Refused('not-a-picture')
  const picture = createHash('sha256').update(webp).digest('base64url').slice(0, 24)
  await upsertPicture(work.db, { vehicle_id: vehicleId, name: picture, webp, set_at: work.now })
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'vehicles' })
  return { picture }
}

async function drawn(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels })
      .rotate()
      .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer()
  } catch {
    // whatever sharp cannot read is not a picture to us
    return undefined
  }
}
