/** What replicas say to each other after commit: ids only. Every replica hears it; the one that holds the car acts. */
import type { Work } from '../platform/work.ts'
import { notify } from './queries.ts'

export const linkChannel = 'tsunagu_link'

export type ReplicaWord =
  /** A request waits for this car. */
  | { ask: string }
  /** Connections of this car older than this one are over. */
  | { cut: string; before: number }
  /** Somebody begins to look at this car. */
  | { look: string }
  /** The command keys have changed. */
  | { keys: true }

export async function signalReplicas(work: Work, word: ReplicaWord): Promise<void> {
  work.atLast(notify(linkChannel, JSON.stringify(word)))
}
