import type { Measured, Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { heldSince } from '../../vehicles/index.ts'
import { findState } from './queries.ts'
import { measuredFrom, presenceFrom, withoutOlderPlace } from './rules.ts'

/**
 * Presence and the latest state by signal path (contract/src/signals.ts: names, units); empty before the car was heard. `verbs`: all that
 * can be asked of a car that only devices speak for; null: a car with our unit, which itself says what it cannot. Where a former owner left
 * the car is not said to people.
 */
export async function stateOf(
  work: Work,
  vehicleId: string,
): Promise<{ presence: Presence; signals: Record<string, Measured>; verbs: string[] | null }> {
  const [row, since] = await Promise.all([
    findState(work.db, vehicleId),
    work.actor.kind === 'owner' ? heldSince(work, vehicleId) : undefined,
  ])
  const signals = withoutOlderPlace(row?.signals ?? {}, since)
  return { presence: presenceFrom(row), signals: measuredFrom(signals), verbs: row?.by_device ? row.verbs : null }
}
