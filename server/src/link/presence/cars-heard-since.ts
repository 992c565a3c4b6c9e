import type { Work } from '../../platform/work.ts'
import { idsHeardSince } from './queries.ts'

/** Vehicles whose car sent a trace since then, in the order of their ids; a page of `most` behind `after`. */
export const carsHeardSince = (work: Work, asked: { since: Date; after: string | null; most: number }): Promise<string[]> =>
  idsHeardSince(work.db, asked.since, asked.after, asked.most)
