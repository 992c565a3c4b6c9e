/**
 * Front door of `drives`.
 *
 *   trip       from switching on to switching off, cut once from the history and kept as a summary with its track
 *   own time   when a person owned the car: only the drives of that time are theirs to see
 */
export { recordTrips } from './cutting/record-trips.ts'
export { cutTrips } from './cutting/rules.ts'
