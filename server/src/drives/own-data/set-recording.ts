import { ownerOf } from '../../accounts/index.ts'
import { NotAllowed } from '../../platform/errors.ts'
import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import { cutCar } from '../cutting/cut-car.ts'
import { isPresent, ownTime } from '../own-time.ts'
import { lockCar, setOffBy } from '../queries.ts'

/**
 * Recording of drives, on or off. Off: trips that are over stay, the one under way is no longer kept, and what the car measures from
 * now on is forgotten when it is switched off. On: begins now. Throws NotAllowed for whoever owns the car no more.
 */
export async function setRecording(work: Work, vehicleId: string, on: boolean): Promise<void> {
  if (!isPresent(await ownTime(work, vehicleId))) throw new NotAllowed()
  // what is over is cut, or forgotten, by the choice that held until now
  await cutCar(work, vehicleId)
  await lockCar(work.db, vehicleId)
  await setOffBy(work.db, vehicleId, on ? null : ownerOf(work))
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'drives' })
}
