/** What `signup` tells. */
export interface RegistrationMoved {
  readonly type: 'signup.registration-moved'
  readonly registrationId: string
  readonly accountId: string
  readonly receipt: string
  readonly state: 'under-review' | 'approved' | 'rejected'
  /** Seven days without a decision (PDL-16). */
  readonly overdue: boolean
  readonly vehicleId: string | null
}
