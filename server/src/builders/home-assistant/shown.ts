import type { HomeAssistant } from '@tsunagu/contract/builders.ts'
import type { BrokerRow } from './queries.ts'

/** As its owner sees it: never with the password. */
export const shownBroker = (row: Omit<BrokerRow, 'version' | 'published' | 'holder' | 'held_until' | 'removed'>): HomeAssistant => ({
  url: row.url,
  user: row.username,
  hasPassword: row.password !== null,
  authority: row.authority,
  discoveryPrefix: row.discovery_prefix,
  prefix: row.prefix,
  vehicleIds: row.vehicle_ids,
  mayOperate: row.may_operate,
  on: row.is_on,
  state: row.is_on ? row.state : 'off',
  error: row.is_on ? row.error : null,
  stateSince: row.state_since.toISOString(),
})
