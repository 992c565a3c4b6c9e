import type { Work } from '../../platform/work.ts'
import { countRefused } from '../units/queries.ts'
import { insertRejected } from './queries.ts'

const mostKept = 20
const mostBytes = 4096

/** A message nobody can read: counted, its start kept for whoever looks for the reason, and acknowledged like any other. */
export async function setAside(work: Work, vehicleId: string, topic: string, why: string, payload: Buffer): Promise<void> {
  await countRefused(work.db, vehicleId, 1)
  // the topic is the car's own text: PostgreSQL takes no NUL in it
  const row = {
    vehicleId,
    topic: topic.replaceAll('\0', '').slice(0, 200),
    why: why.slice(0, 200),
    payload: payload.subarray(0, mostBytes),
  }
  await insertRejected(work.db, row, work.now, mostKept)
}
