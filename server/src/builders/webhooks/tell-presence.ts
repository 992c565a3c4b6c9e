import { presencesOf } from '../../link/index.ts'
import type { Work } from '../../platform/work.ts'
import { holdingsOf } from '../../vehicles/index.ts'
import { accountsListening, forgetPresenceTold, putPresenceTold } from './queries.ts'
import { sendEvent } from './send-event.ts'

/** A car that is on the line, or off it, for so long is not just in a tunnel (ms). */
const settled = 60_000
const most = 1000

/**
 * Tells owners who have a webhook for it which of their cars came on the line or went off it. It looks by the clock, and only at their
 * cars: the line itself does nothing more for a car that comes or goes, wanted or not.
 */
export async function tellPresence(work: Work): Promise<void> {
  const owners = new Map<string, string>()
  for (const accountId of await accountsListening(work.db, 'presence.changed'))
    for (const { vehicleId, until } of await holdingsOf(work, accountId)) if (until === null) owners.set(vehicleId, accountId)
  const all = [...owners.keys()]
  await forgetPresenceTold(work.db, all)
  for (let start = 0; start < all.length; start += most) {
    const cars = (await presencesOf(work, all.slice(start, start + most)))
      .filter(({ since }) => work.now.getTime() - since.getTime() >= settled)
      .map((car) => ({ ...car, online: car.state === 'online' }))
    const moved = await putPresenceTold(work.db, cars)
    for (const { vehicleId, state, since } of cars.filter((car) => moved.has(car.vehicleId)))
      await sendEvent(work, {
        type: 'presence.changed',
        to: [owners.get(vehicleId) as string],
        data: { vehicleId, state, since: since.toISOString() },
        at: since,
        once: `${vehicleId} ${state} ${since.toISOString()}`,
      })
  }
}
