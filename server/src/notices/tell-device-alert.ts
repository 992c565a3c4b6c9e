import type { DeviceAlerted } from '../link/events.ts'
import type { Work } from '../platform/work.ts'
import { peopleOf, vehicleName } from '../vehicles/index.ts'
import { inform } from './inform.ts'

const hour = 3600_000

/** An alert of the owner's own device: told to the owner, the same one at most once an hour, however often the device repeats it. */
export async function tellDeviceAlert(work: Work, { vehicleId, deviceId, alert }: DeviceAlerted): Promise<void> {
  const once = `device-${deviceId}-${alert}#${Math.floor(work.now.getTime() / hour)}`
  for (const { accountId } of (await peopleOf(work, vehicleId)).filter(({ role }) => role === 'owner')) {
    const vehicle = await vehicleName(work, vehicleId, accountId)
    await inform(work, { to: accountId, word: 'device-alerted', facts: { vehicle, alert }, vehicleId, once })
  }
}
