import { accountById, dealerById } from '../../accounts/index.ts'
import type { JobDoor } from '../../platform/module.ts'
import { vehicleName } from '../../vehicles/index.ts'
import { takenOverMail } from './letters.ts'
import { sendAbout } from './send-about.ts'

/** Job: a dealer has recorded that it took this person's car in. */
export const mailTakenOver = (
  door: JobDoor,
  { accountId, vehicleId, dealerId }: { accountId: string; vehicleId: string; dealerId: string },
) =>
  sendAbout(door, null, async (work) => {
    const [{ email }, { name }, car] = await Promise.all([
      accountById(work, accountId),
      dealerById(work, dealerId),
      vehicleName(work, vehicleId),
    ])
    return takenOverMail(email, { dealer: name, car, url: `${work.config.ORIGIN}/garage` })
  })
