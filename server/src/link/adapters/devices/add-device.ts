import { randomUUID } from 'node:crypto'
import type { Device, DeviceKind } from '@tsunagu/contract/devices.ts'
import { Refused } from '../../../platform/errors.ts'
import { changed } from '../../../platform/live.ts'
import type { Work } from '../../../platform/work.ts'
import { addUnit } from '../../units/add-unit.ts'
import { findUnit } from '../../units/queries.ts'
import { shownDevice } from './list-devices.ts'
import { myCar } from './my-car.ts'
import { insertDevice, listDevices, lockDevices } from './queries.ts'
import { hashOf, mostTrackers, newSecret, randomWord, sealPin } from './secrets.ts'

interface Asked {
  kind: DeviceKind
  label: string
  /** Of the car; only an OVMS module can do something with it. */
  pin: string | null
}

/**
 * Lets a device speak for my car; only the hash of its secret is kept. Refused `has-unit` while our own unit speaks for it,
 * `device-known` for a second OVMS module: one car, one line; `too-many-devices`.
 */
export async function addDevice(work: Work, vehicleId: string, asked: Asked): Promise<{ device: Device; secret: string } | Refused> {
  await myCar(work, vehicleId)
  // the rows every car on the line has
  await addUnit(work, vehicleId)
  await lockDevices(work.db, vehicleId)
  if ((await findUnit(work.db, vehicleId))?.state === 'enrolled') return new Refused('has-unit')
  const same = (await listDevices(work.db, vehicleId)).filter(({ kind }) => kind === asked.kind)
  if (asked.kind === 'ovms' && same.length > 0) return new Refused('device-known')
  if (same.length >= mostTrackers) return new Refused('too-many-devices', { most: mostTrackers })
  const id = randomUUID()
  const secret = newSecret()
  const row = {
    vehicle_id: vehicleId,
    id,
    kind: asked.kind,
    label: asked.label,
    name: asked.kind === 'ovms' ? randomWord(16) : null,
    hash: hashOf(secret),
    pin: asked.kind === 'ovms' ? sealPin(work.config, id, asked.pin) : null,
    refused_messages: 0,
    added_at: work.now,
    heard_at: null,
    revoked_at: null,
  }
  await insertDevice(work.db, row)
  await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
  return { device: shownDevice(row), secret }
}
