/** What an owner changes of a device: its password, the car's PIN, and that it is one at all. */
import type { Device } from '@tsunagu/contract/devices.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { changed } from '../../../platform/live.ts'
import type { Work } from '../../../platform/work.ts'
import { heldBy } from '../../../vehicles/index.ts'
import { endPresence } from '../../presence/queries.ts'
import { tellWatchers } from '../../presence/tell-watchers.ts'
import { signalReplicas } from '../../signal-replicas.ts'
import { findUnit } from '../../units/queries.ts'
import { shownDevice } from './list-devices.ts'
import { myCar } from './my-car.ts'
import { changeDevice, type DeviceRow, findDevice, forgetWords, listDevices, setVerbs } from './queries.ts'
import { hashOf, newSecret, sealPin, verbsOfDevice } from './secrets.ts'

interface Of {
  vehicleId: string
  deviceId: string
}

async function mine(work: Work, { vehicleId, deviceId }: Of): Promise<DeviceRow> {
  await myCar(work, vehicleId)
  const device = await findDevice(work.db, vehicleId, deviceId)
  if (!device) throw new NotFound()
  return device
}

/** A new password; whoever is connected with the old one is cut off on every replica. */
export async function renewPassword(work: Work, of: Of): Promise<{ device: Device; secret: string }> {
  const device = await mine(work, of)
  const secret = newSecret()
  await changeDevice(work.db, device.vehicle_id, device.id, { hash: hashOf(secret) })
  await cutOff(work, device)
  return { device: shownDevice(device), secret }
}

/** The PIN of the car, sealed; with it the car can be locked from afar. Refused `no-pin-here` for a tracker. */
export async function setPin(work: Work, of: Of, pin: string | null): Promise<Refused | undefined> {
  const device = await mine(work, of)
  if (device.kind !== 'ovms') return new Refused('no-pin-here')
  const sealed = sealPin(work.config, device.id, pin)
  await changeDevice(work.db, device.vehicle_id, device.id, { pin: sealed })
  if (!(await hasUnit(work, device))) await setVerbs(work.db, device.vehicle_id, verbsOfDevice(work.config, { ...device, pin: sealed }))
  await changed(work, { key: `vehicle:${device.vehicle_id}`, topic: 'remote' })
  return undefined
}

/** It speaks for the car no longer; what it told in words of its own is forgotten, what it measured is the car's history. */
export async function removeDevice(work: Work, of: Of): Promise<void> {
  await end(work, await mine(work, of))
}

/** Ends the devices that were added before this account had the car. */
export async function endDevicesBefore(work: Work, vehicleId: string, accountId: string): Promise<void> {
  const since = (await heldBy(work, vehicleId, accountId)).at(-1)?.from
  if (!since) return
  for (const device of await listDevices(work.db, vehicleId)) if (device.added_at < since) await end(work, device)
}

async function end(work: Work, device: DeviceRow): Promise<void> {
  await changeDevice(work.db, device.vehicle_id, device.id, { revoked_at: work.now, pin: null })
  await forgetWords(work.db, device.vehicle_id, device.id)
  await cutOff(work, device)
}

async function cutOff(work: Work, device: DeviceRow): Promise<void> {
  await changed(work, { key: `vehicle:${device.vehicle_id}`, topic: 'remote' })
  if (device.kind !== 'ovms' || (await hasUnit(work, device))) return
  await endPresence(work.db, device.vehicle_id, work.now)
  await signalReplicas(work, { cut: device.vehicle_id, before: Number.MAX_SAFE_INTEGER })
  await tellWatchers(work, [device.vehicle_id])
}

const hasUnit = async (work: Work, { vehicle_id }: DeviceRow) => (await findUnit(work.db, vehicle_id))?.state === 'enrolled'
