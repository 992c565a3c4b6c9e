import type { Measured, Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { findState } from './queries.ts'
import { measuredFrom, presenceFrom } from './rules.ts'

/**
 * Presence and the latest state by signal path (contract/src/signals.ts: names, units); empty before the car was heard. `verbs`: all that
 * can be asked of a car that only devices speak for; null: a car with our unit, which itself says what it cannot.
 */
export async function stateOf(
  work: Work,
  vehicleId: string,
): Promise<{ presence: Presence; signals: Record<string, Measured>; verbs: string[] | null }> {
  const row = await findState(work.db, vehicleId)
  return { presence: presenceFrom(row), signals: measuredFrom(row?.signals ?? {}), verbs: row?.by_device ? row.verbs : null }
}
