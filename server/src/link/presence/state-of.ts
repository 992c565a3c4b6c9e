import type { Measured, Presence } from '@tsunagu/contract/link.ts'
import type { Work } from '../../platform/work.ts'
import { findState } from './queries.ts'
import { measuredFrom, presenceFrom } from './rules.ts'

/** Presence and the latest state by signal path (contract/src/signals.ts: names, units); empty before the car was heard. */
export async function stateOf(work: Work, vehicleId: string): Promise<{ presence: Presence; signals: Record<string, Measured> }> {
  const row = await findState(work.db, vehicleId)
  return { presence: presenceFrom(row), signals: measuredFrom(row?.signals ?? {}) }
}
