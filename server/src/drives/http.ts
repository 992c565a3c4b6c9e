/** The door of the pages and of programs. */
import * as contract from '@tsunagu/contract/drives.ts'
import { type Served, serve } from '../platform/http/serve.ts'
import { deleteTrips } from './own-data/delete-trips.ts'
import { exportTrip, exportTrips } from './own-data/export-trips.ts'
import { readKeeping } from './own-data/read-keeping.ts'
import { setRecording } from './own-data/set-recording.ts'
import { listCars } from './reading/list-cars.ts'
import { listTrips } from './reading/list-trips.ts'
import { readDay } from './reading/read-day.ts'
import { readDiagnosis } from './reading/read-diagnosis.ts'
import { readLog } from './reading/read-log.ts'
import { readTrip } from './reading/read-trip.ts'

export const endpoints: readonly Served[] = [
  serve(contract.listCars, (work) => listCars(work)),
  serve(contract.listTrips, (work, { params, query }) => listTrips(work, params.vehicleId, query)),
  serve(contract.readTrip, (work, { params }) => readTrip(work, params.vehicleId, params.tripId)),
  serve(contract.readDay, (work, { params }) => readDay(work, params.vehicleId, params.day)),
  serve(contract.readLog, (work, { params }) => readLog(work, params.vehicleId, params.month)),
  serve(contract.readDiagnosis, (work, { params }) => readDiagnosis(work, params.vehicleId, params.month)),
  serve(contract.readKeeping, (work, { params }) => readKeeping(work, params.vehicleId)),
  serve(contract.setRecording, (work, { params, body }) => setRecording(work, params.vehicleId, body.on)),
  serve(contract.exportTrips, (work, { params, query }) => exportTrips(work, params.vehicleId, query)),
  serve(contract.exportTrip, (work, { params, query }) => exportTrip(work, params.vehicleId, params.tripId, query.format)),
  serve(contract.deleteTrips, (work, { params, body }) => deleteTrips(work, params.vehicleId, body)),
]
