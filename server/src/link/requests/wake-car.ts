import type { JobDoor } from '../../platform/module.ts'
import { findUnit } from '../units/queries.ts'
import { findRequest } from './queries.ts'
import { wakeAgainAfter } from './rules.ts'

interface Waking {
  vehicleId: string
  requestId: string
  /** Call once more later when the car still sleeps. */
  again: boolean
}

/** Has the network wake a car that sleeps while a request waits for it. The car takes the request when it says hello. */
export async function wakeCar(door: JobDoor, { vehicleId, requestId, again }: Waking): Promise<void> {
  const unit = await door.work(async ({ db, now }) => {
    const request = await findRequest(db, vehicleId, requestId)
    return request?.state === 'waking' && request.expires_at > now ? findUnit(db, vehicleId) : undefined
  })
  if (!unit) return
  if (again) {
    await door.work((work) =>
      work.later(
        { name: 'link.wake', payload: { vehicleId, requestId, again: false }, key: `link.wake:${requestId}` },
        new Date(work.now.getTime() + wakeAgainAfter),
      ),
    )
  }
  await door.centre.outside.wake.wake(unit.car_id, unit.sim_id)
}
