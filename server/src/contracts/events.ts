/** What `contracts` tells. Ids only: whoever reacts reads the rest through the front door. */
export type Applied = { type: 'contracts.applied'; vehicleId: string; accountId: string }
/** The free time runs. Days in Asia/Tokyo; `until` null = without end. */
export type Started = { type: 'contracts.started'; vehicleId: string; accountId: string; from: string; until: string | null }
export type Declined = { type: 'contracts.declined'; vehicleId: string; accountId: string; service: 'g-link' | 'charging' }

export type ContractsEvent = Applied | Started | Declined

/** Holds a told event to its type: `work.tell(told({ type: … }))`. */
export const told = <E extends ContractsEvent>(event: E): E => event
