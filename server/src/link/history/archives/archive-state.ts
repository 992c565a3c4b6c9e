import type { Work } from '../../../platform/work.ts'
import { listWaitingDays, sumArchive } from './queries.ts'

export interface ArchiveState {
  /** Is there an archive at all? Without one old days are dropped. */
  on: boolean
  /** What lies in files. */
  days: number
  files: number
  rows: number
  bytes: number
  /** `YYYY-MM-DD`, UTC. */
  oldest: string | null
  newest: string | null
  /** Days that should be in files and are still in the database, with the last try that failed and its code. */
  waiting: { day: string; tries: number; failedAt: Date | null; why: string | null }[]
  /** Periods owners deleted that some file may still hold. */
  unwiped: number
}

/** For whoever runs the centre: how the archive stands. Says nothing of any car. */
export async function archiveState(work: Work): Promise<ArchiveState> {
  const [sums, waiting] = await Promise.all([sumArchive(work.db), listWaitingDays(work.db)])
  return { on: work.config.ARCHIVE !== undefined, ...sums, waiting }
}
