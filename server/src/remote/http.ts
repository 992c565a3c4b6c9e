import * as contract from '@tsunagu/contract/remote.ts'
import { serve } from '../platform/http/serve.ts'
import { acknowledgeCaution, listCautions } from './cautions.ts'
import { closeWindows } from './close-windows.ts'
import { flashHazard } from './flash-hazard.ts'
import { lockDoors } from './lock-doors.ts'
import { listRequests, readRequest } from './read-requests.ts'
import { readState } from './read-state.ts'
import { refreshState } from './refresh-state.ts'
import { turnHazardOff } from './turn-hazard-off.ts'
import { watchCar } from './watch-car.ts'

export const endpoints = [
  serve(contract.readState, (work, { params }) => readState(work, params.vehicleId)),
  serve(contract.watch, (work, { params }) => watchCar(work, params.vehicleId)),
  serve(contract.refresh, (work, { params, body }) => refreshState(work, { ...params, ...body })),
  serve(contract.lockDoors, (work, { params, body }) => lockDoors(work, { ...params, ...body })),
  serve(contract.turnHazardOff, (work, { params, body }) => turnHazardOff(work, { ...params, ...body })),
  serve(contract.closeWindows, (work, { params, body }) => closeWindows(work, { ...params, ...body })),
  serve(contract.flashHazard, (work, { params, body }) => flashHazard(work, { ...params, ...body })),
  serve(contract.listRequests, (work, { params, query }) => listRequests(work, params.vehicleId, query.most)),
  serve(contract.readRequest, (work, { params }) => readRequest(work, params.vehicleId, params.requestId)),
  serve(contract.listCautions, (work) => listCautions(work)),
  serve(contract.acknowledgeCaution, (work, { params, body }) => acknowledgeCaution(work, params.about, body.version)),
]
