/**
 * Front door of `link`: the car on the line.
 *
 *   unit       what a vehicle has on the line: its random `carId`, its certificate, its enrolment code
 *   trace      what the car measured, many samples in one message; goes to the history and to the latest state
 *   latest     the last known value of each signal, with the time it changed and the time it was confirmed
 *   presence   is the car on the line, asleep, or lost; which replica holds its connection
 *   request    an order to the car: asked once, sent until answered, ended by answer or time-out
 *   settled    what the car's own report says about a request that got no answer
 *   epoch      the car's clock since its start: a request's expiry is said in it
 *   device     what is not ours and speaks for a car without our unit (adapters/): an OVMS module, a tracker
 *   carrier    a way of reaching cars: our own door, a broker in front, the door for devices
 *   replica    one process of the centre that holds cars; its lease says that it lives
 */
export { type CarDoors, doorsOf } from './doors.ts'
export { forgetHistory } from './history/forget-history.ts'
export { readHistory } from './history/read-history.ts'
export { rotateCommandKey } from './keys/rotate-command-key.ts'
export { carsHeardSince } from './presence/cars-heard-since.ts'
export { presencesOf } from './presence/presences-of.ts'
export { stateOf } from './presence/state-of.ts'
export { watch } from './presence/watch.ts'
export { type Asking, askCar } from './requests/ask-car.ts'
export { requestOf } from './requests/request-of.ts'
export { requestsOf } from './requests/requests-of.ts'
export { addUnit } from './units/add-unit.ts'
export { brokerFiles } from './units/broker-files.ts'
export { makeEnrolmentCode } from './units/make-enrolment-code.ts'
export { readUnit } from './units/read-unit.ts'
export { revokeUnit } from './units/revoke-unit.ts'
