/** Front door of `remote`. */
export { flashHazard } from './flash-hazard.ts'
export { lockDoors } from './lock-doors.ts'
export { readState } from './read-state.ts'
export { refreshState } from './refresh-state.ts'
