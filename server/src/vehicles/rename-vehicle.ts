import { ownerOf } from '../accounts/index.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { updateNickname } from './queries.ts'
import { vehicleOf } from './vehicle-of.ts'

/** The person's own name for the car; null = the model's name again. Others who use the car keep theirs. */
export async function renameVehicle(work: Work, vehicleId: string, nickname: string | null): Promise<void> {
  await vehicleOf(work, vehicleId)
  await updateNickname(work.db, vehicleId, ownerOf(work), nickname)
  await changed(work, { key: `account:${ownerOf(work)}`, topic: 'vehicles' })
}
