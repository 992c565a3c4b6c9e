/** What staff do with a car's unit, and owners with their devices. */
import * as devicesAt from '@tsunagu/contract/devices.ts'

import { readLineState as readLineStateAt } from '@tsunagu/contract/line-state.ts'
import { makeEnrolmentCode as makeCodeAt, readUnit as readUnitAt, revokeUnit as revokeUnitAt } from '@tsunagu/contract/link.ts'
import { serve } from '../platform/http/serve.ts'
import { vehicleById } from '../vehicles/index.ts'
import { addDevice } from './adapters/devices/add-device.ts'
import { removeDevice, renewPassword, setPin } from './adapters/devices/change-device.ts'
import { listDevices, watchDevices } from './adapters/devices/list-devices.ts'
import { settingsOf } from './adapters/devices/settings-of.ts'
import { readLineState } from './line-state/read-line-state.ts'
import { makeEnrolmentCode } from './units/make-enrolment-code.ts'
import { readUnit } from './units/read-unit.ts'
import { revokeUnit } from './units/revoke-unit.ts'

export const endpoints = [
  serve(makeCodeAt, async (work, { params }) => {
    const { id } = await vehicleById(work, params.vehicleId)
    return { ...(await makeEnrolmentCode(work, id)), host: work.config.CAR_HOST, estPort: work.config.EST_PORT }
  }),
  serve(readUnitAt, async (work, { params }) => readUnit(work, (await vehicleById(work, params.vehicleId)).id)),
  serve(readLineStateAt, readLineState),
  serve(revokeUnitAt, async (work, { params }) => revokeUnit(work, (await vehicleById(work, params.vehicleId)).id)),
  serve(devicesAt.listDevices, async (work, { params }) => ({
    ...(await listDevices(work, params.vehicleId)),
    settings: await settingsOf(work),
  })),
  serve(devicesAt.watchDevices, (work, { params }) => watchDevices(work, params.vehicleId)),
  serve(devicesAt.addDevice, (work, { params, body }) => addDevice(work, params.vehicleId, body)),
  serve(devicesAt.renewDevicePassword, (work, { params }) => renewPassword(work, params)),
  serve(devicesAt.setDevicePin, (work, { params, body }) => setPin(work, params, body.pin)),
  serve(devicesAt.removeDevice, (work, { params }) => removeDevice(work, params)),
]
