/** What presence and the latest state mean to people. */
import type { Measured, Presence } from '@tsunagu/contract/link.ts'

const later = (one: Date | null, other: Date | null) => (one && other ? (one > other ? one : other) : (one ?? other))
const said = (at: Date | null) => at?.toISOString() ?? null

export interface PresenceRow {
  state: Presence['state']
  since: Date | null
  last_seen_at: Date | null
  received_at: Date | null
}

export const presenceFrom = (row: PresenceRow | undefined): Presence =>
  row
    ? { state: row.state, since: said(row.since), lastSeenAt: said(later(row.last_seen_at, row.received_at)) }
    : { state: 'never', since: null, lastSeenAt: null }

export type Signals = Record<string, [Measured['value'], number, number]>

/** Without where the car stood before then. */
export const withoutOlderPlace = (signals: Signals, since: Date | undefined): Signals =>
  since === undefined
    ? signals
    : Object.fromEntries(
        Object.entries(signals).filter(
          ([path, [, , confirmedAt]]) => !path.startsWith('Vehicle.CurrentLocation.') || confirmedAt >= since.getTime(),
        ),
      )

export const measuredFrom = (signals: Signals): Record<string, Measured> =>
  Object.fromEntries(
    Object.entries(signals).map(([path, [value, changedAt, confirmedAt]]) => [
      path,
      { value, changedAt: new Date(changedAt).toISOString(), confirmedAt: new Date(confirmedAt).toISOString() },
    ]),
  )
