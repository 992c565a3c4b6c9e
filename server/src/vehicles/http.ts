import * as contract from '@tsunagu/contract/vehicles.ts'
import { serve } from '../platform/http/serve.ts'
import { enterModel } from './enter-model.ts'
import { listModelsForStaff } from './list-models-for-staff.ts'
import { listVehicles } from './list-vehicles.ts'
import { makeHandoverCode } from './make-handover-code.ts'
import { readPicture } from './read-picture.ts'
import { removePicture } from './remove-picture.ts'
import { renameVehicle } from './rename-vehicle.ts'
import { selectVehicle } from './select-vehicle.ts'
import { setPicture } from './set-picture.ts'
import { takeOver } from './take-over.ts'
import { vehicleOf } from './vehicle-of.ts'

export const endpoints = [
  serve(contract.listVehicles, (work) => listVehicles(work)),
  serve(contract.readVehicle, (work, { params }) => vehicleOf(work, params.vehicleId)),
  serve(contract.selectVehicle, (work, { body }) => selectVehicle(work, body.vehicleId)),
  serve(contract.renameVehicle, (work, { params, body }) => renameVehicle(work, params.vehicleId, body.nickname)),
  serve(contract.setPicture, (work, { params, bytes }) => setPicture(work, params.vehicleId, bytes)),
  serve(contract.removePicture, (work, { params }) => removePicture(work, params.vehicleId)),
  serve(contract.readPicture, (work, { params }) => readPicture(work, params.vehicleId, params.picture)),
  serve(contract.makeHandoverCode, (work, { params }) => makeHandoverCode(work, params.vehicleId)),
  serve(contract.listModelsForStaff, (work) => listModelsForStaff(work)),
  serve(contract.addModel, (work, { body }) => enterModel(work, body)),
  serve(contract.takeOver, (work, { body }) => takeOver(work, body.code)),
]
