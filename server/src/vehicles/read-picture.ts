import { NotFound } from '../platform/errors.ts'
import { Bytes } from '../platform/http/serve.ts'
import type { Work } from '../platform/work.ts'
import { pictureRow } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** The own picture under its present name; throws NotFound for an older name. */
export async function readPicture(work: Work, vehicleId: string, name: string): Promise<Bytes> {
  await vehicleOf(work, vehicleId)
  const row = await pictureRow(work.db, vehicleId, name)
  if (!row) throw new NotFound()
  return new Bytes('image/webp', row.webp)
}
