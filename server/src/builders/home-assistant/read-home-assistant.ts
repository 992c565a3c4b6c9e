import type { HomeAssistant } from '@tsunagu/contract/builders.ts'
import { ownerOf } from '../../accounts/index.ts'
import type { Work } from '../../platform/work.ts'
import { brokerOf } from './queries.ts'
import { shownBroker } from './shown.ts'

/** My broker; null: none. */
export async function readHomeAssistant(work: Work): Promise<{ homeAssistant: HomeAssistant | null }> {
  const row = await brokerOf(work.db, ownerOf(work))
  return { homeAssistant: row ? shownBroker(row) : null }
}
