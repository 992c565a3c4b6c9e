import type { IncidentKind, Refusal } from '@tsunagu/contract/line-state.ts'
import type { Work } from '../../platform/work.ts'
import { forgetIncidents, type IncidentFacts, putIncident } from './queries.ts'

export interface Noticed {
  kind: IncidentKind
  cause?: Refusal
  since?: Date
  until?: Date
  times?: number
  replica?: string | null
  vehicleId?: string | undefined
  facts?: IncidentFacts
  /** Still the same, not once more. */
  lasting?: boolean
}

/** The same thing again within so long is one line of the log (ms). */
const sameWithin = 10 * 60_000
const mostOfKind = 300

/** Writes down what happened on the line, for the administrator's page. */
export async function noteIncident(work: Work, noticed: Noticed): Promise<void> {
  const {
    kind,
    cause = null,
    since = work.now,
    until = since,
    times = 1,
    replica = null,
    vehicleId = null,
    facts = {},
    lasting = false,
  } = noticed
  await putIncident(work.db, { kind, cause, since, until, times, replica, vehicleId, facts }, { within: sameWithin, lasting })
  await forgetIncidents(work.db, kind, mostOfKind)
}
