/** What `drives` tells. */

/**
 * A trip is over and in the list. Told again, with the same `tripId`, when the drive went on after a short stop: the newer one holds.
 * Metres and seconds; no positions: who wants them reads the trip.
 */
export type TripEnded = {
  type: 'drives.trip-ended'
  vehicleId: string
  tripId: string
  /** ISO 8601. */
  startedAt: string
  endedAt: string
  distance: number
  seconds: number
}
