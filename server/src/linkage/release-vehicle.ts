import { releaseIdentity } from '../accounts/index.ts'
import { changed } from '../platform/live.ts'
import type { Work } from '../platform/work.ts'
import { cardOfVehicle, endLinkWithoutCar, hasLink, removeVehicle } from './queries.ts'

/** The car goes with no card any more (its purchase was cancelled); see `letGo`. */
export async function releaseVehicle(work: Work, vehicleId: string): Promise<void> {
  const card = await cardOfVehicle(work.db, vehicleId)
  if (!card) return
  await removeVehicle(work.db, vehicleId)
  await letGo(work, card.id)
}

/** A card that has lost its last car is no longer linked, and an account without a card may change its name again. */
export async function letGo(work: Work, cardId: string): Promise<void> {
  const was = await endLinkWithoutCar(work.db, cardId, work.now)
  if (was === undefined) return
  if (!(await hasLink(work.db, was))) await releaseIdentity(work, was)
  await changed(work, { key: `account:${was}`, topic: 'linkage' })
}
