import { carsHeardSince } from '../../link/index.ts'
import type { Work } from '../../platform/work.ts'
import { cutCar } from './cut-car.ts'

const day = 86_400_000

/** Looks at the last two days anew: for what came late, and for a car that never said OFF. */
export const cutAgain = (work: Work, { vehicleId }: { vehicleId: string }): Promise<number> =>
  cutCar(work, vehicleId, new Date(work.now.getTime() - 2 * day))

/** Jobs a second, so that a night's work of a large fleet does not stand before everything else. */
const perSecond = 50
const page = 1000

/** A job for each car that was heard since the last night. */
export async function cutLate(work: Work): Promise<void> {
  const since = new Date(work.now.getTime() - 1.2 * day)
  let number = 0
  for (let after: string | null = null; ; ) {
    const heard = await carsHeardSince(work, { since, after, most: page })
    for (const vehicleId of heard) {
      const when = new Date(work.now.getTime() + (number++ * 1000) / perSecond)
      await work.later({ name: 'drives.cut-again', payload: { vehicleId }, key: `drives.cut-again:${vehicleId}` }, when)
    }
    if (heard.length < page) return
    after = heard.at(-1) ?? null
  }
}
