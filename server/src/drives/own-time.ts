import { ownerOf } from '../accounts/index.ts'
import { NotAllowed } from '../platform/errors.ts'
import type { Work } from '../platform/work.ts'
import { heldBy, vehicleOf } from '../vehicles/index.ts'

/** A time in which the caller owned the car; at least one. */
export type OwnTime = { from: Date; until: Date | null }[]

/**
 * When the caller owned the car: whoever asks sees the drives of that time and no other, also after giving the car away: they are
 * that person's data still. Throws NotFound for a stranger, NotAllowed for somebody the car is only lent to.
 */
export async function ownTime(work: Work, vehicleId: string): Promise<OwnTime> {
  const held = await heldBy(work, vehicleId, ownerOf(work))
  if (held.length > 0) return held
  await vehicleOf(work, vehicleId)
  throw new NotAllowed()
}

/** Is the car the caller's at this moment? */
export const isPresent = (own: OwnTime): boolean => own.some(({ until }) => until === null)
