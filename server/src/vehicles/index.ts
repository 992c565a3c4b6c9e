/** Front door of `vehicles`. */
export { addModel, addVehicle } from './add-vehicle.ts'
export { giveVehicle } from './give-vehicle.ts'
export { makeHandoverCode } from './make-handover-code.ts'
export { peopleOf, vehicleById, vehicleName } from './vehicle-by-id.ts'
export { vehicleOf, whyNoService } from './vehicle-of.ts'
