import { createHash } from 'node:crypto'
import { NotAllowed, Refused } from '../platform/errors.ts'
import { changed } from '../platform/live.ts'
import { redrawPicture } from '../platform/redraw-picture.ts'
import type { Work } from '../platform/work.ts'
import { upsertPicture } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** Keeps the owner's picture of the car (APP-04): turned upright, at most 1600 px wide, without place and time. */
export async function setPicture(work: Work, vehicleId: string, bytes: Buffer): Promise<{ picture: string } | Refused> {
  const car = await vehicleOf(work, vehicleId)
  if (car.role !== 'owner') throw new NotAllowed()
  const webp = await redrawPicture(bytes, { type: 'webp', widest: 1600, quality: 82 })
  if (!webp) return new Refused('not-a-picture')
  const picture = createHash('sha256').update(webp).digest('base64url').slice(0, 24)
  await upsertPicture(work.db, { vehicle_id: vehicleId, name: picture, webp, set_at: work.now })
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'vehicles' })
  return { picture }
}
