import type { Device, DeviceWord } from '@tsunagu/contract/devices.ts'
import type { Measured, Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../../platform/work.ts'
import { stateOf } from '../../presence/state-of.ts'
import { watch } from '../../presence/watch.ts'
import { findUnit } from '../../units/queries.ts'
import { myCar } from './my-car.ts'
import { type DeviceRow, listDevices as list, listWords } from './queries.ts'

const mostShown = 30

/** The devices of my car and what they told last, the newest first. */
export async function listDevices(
  work: Work,
  vehicleId: string,
): Promise<{ devices: Device[]; words: DeviceWord[]; presence: Presence; signals: Record<string, Measured>; hasUnit: boolean }> {
  await myCar(work, vehicleId)
  const [devices, words, { presence, signals }, unit] = await Promise.all([
    list(work.db, vehicleId),
    listWords(work.db, vehicleId, mostShown),
    stateOf(work, vehicleId),
    findUnit(work.db, vehicleId),
  ])
  return {
    devices: devices.map(shownDevice),
    words: words.map(({ id, device_id, at, kind, subtype, text }) => ({
      id,
      deviceId: device_id,
      at: at.toISOString(),
      kind,
      subtype,
      text,
    })),
    presence,
    // of a car with our unit this is what the contract is about
    signals: unit?.state === 'enrolled' ? {} : signals,
    hasUnit: unit?.state === 'enrolled',
  }
}

/** Somebody looks whether their device is heard. */
export async function watchDevices(work: Work, vehicleId: string): Promise<void> {
  await watch(work, await myCar(work, vehicleId))
}

export const shownDevice = (row: DeviceRow): Device => ({
  id: row.id,
  kind: row.kind,
  label: row.label,
  name: row.name,
  hasPin: row.pin !== null,
  addedAt: row.added_at.toISOString(),
  lastHeardAt: row.heard_at?.toISOString() ?? null,
  refusedMessages: row.refused_messages,
})
