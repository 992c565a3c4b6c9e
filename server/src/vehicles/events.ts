/** What `vehicles` tells. */
export interface VehicleTakenOver {
  readonly type: 'vehicles.taken-over'
  readonly vehicleId: string
  readonly accountId: string
}
