import { changed } from '../../platform/live.ts'
import type { Work } from '../../platform/work.ts'
import type { CarSwitchedOff } from '../events.ts'
import { type IngestRow, lockLatest, type WrittenRow, writeTraces } from './queries.ts'
import { isSwitchedOff, type Latest, latestAfter, type News } from './rules.ts'

export interface Said extends IngestRow {
  /** undefined: its times are not plausible, the latest state stays. */
  news: News | undefined
}

/** Stores a batch; only cars with a watcher or an unsettled request, or that were just switched off, cost anything more. */
export async function storeTraces(work: Work, messages: readonly Said[]): Promise<void> {
  const held = await lockLatest(
    work.db,
    messages.map(({ vehicleId }) => vehicleId),
  )
  const rows = messages.map((message) => written(message, held.get(message.vehicleId) ?? {}))
  for (const { vehicle_id: vehicleId, watched, unsettled, switched_off: switchedOff } of await writeTraces(work.db, rows, work.now)) {
    if (watched) await changed(work, { key: `vehicle:${vehicleId}`, topic: 'remote' })
    if (switchedOff) {
      const told: CarSwitchedOff = { type: 'link.car-switched-off', vehicleId }
      await work.tell(told)
    }
    if (unsettled) await work.later({ name: 'link.settle', payload: { vehicleId }, key: `link.settle:${vehicleId}` })
  }
}

function written({ vehicleId, boot, seq, t, end, body, news }: Said, held: Latest): WrittenRow {
  const latest = news && latestAfter(held, news)
  return { vehicleId, boot, seq, t, end, body, latest, switchedOff: latest !== undefined && isSwitchedOff(held, latest) }
}
